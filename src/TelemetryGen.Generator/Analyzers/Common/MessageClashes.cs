using System.Globalization;
using Microsoft.CodeAnalysis;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Analyzers.Common;

/// <summary>Ids and names that messages of a schema take from each other. The first in the order of names keeps them.</summary>
internal sealed class MessageClashes
{
    private readonly Dictionary<INamedTypeSymbol, List<Finding>> _findings = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<INamedTypeSymbol, int> _freeIds = new(SymbolEqualityComparer.Default);

    private MessageClashes()
    {
    }

    public static MessageClashes From(IReadOnlyList<ParsedRecord> messages)
    {
        var good = messages.Where(m => m.Record is not null).ToList();
        var clashes = new MessageClashes();
        clashes.ShareIds(good);
        clashes.CompareIds(good);
        clashes.CompareNames(good);
        foreach (var (type, finding) in InnerClashes.Find(good))
        {
            clashes.Add(type, finding);
        }

        return clashes;
    }

    /// <summary>What the type has that is another's.</summary>
    public IEnumerable<Finding> GetFindings(INamedTypeSymbol type) => _findings.TryGetValue(type, out var found) ? found : [];

    /// <summary>
    /// An id for a type whose own cannot stay: above all that are in use, because one below may have been a removed message's. Null when
    /// there is none.
    /// </summary>
    public string? FreeIdFor(INamedTypeSymbol type) =>
        _freeIds.TryGetValue(type, out var id) ? id.ToString(CultureInfo.InvariantCulture) : null;

    private void ShareIds(List<ParsedRecord> messages)
    {
        var taken = new HashSet<int>();
        var next = messages.Select(GetId).Where(IsId).DefaultIfEmpty(0).Max() + 1;
        foreach (var message in messages.Where(m => !IsId(GetId(m)) || !taken.Add(GetId(m))))
        {
            if (next <= MessageSpec.MaxId)
            {
                _freeIds.Add(message.Type, next++);
            }
        }
    }

    private void CompareIds(IEnumerable<ParsedRecord> messages)
    {
        foreach (var same in messages.GroupBy(GetId))
        {
            foreach (var type in same.Skip(1).Select(m => m.Type))
            {
                Add(type, $"{type.ToDisplayString()} has message id {same.Key}, which {same.First().Type.ToDisplayString()} has.",
                    FreeIdFor(type));
            }
        }
    }

    private void CompareNames(IEnumerable<ParsedRecord> messages)
    {
        foreach (var same in messages.GroupBy(m => m.Type.Name, StringComparer.OrdinalIgnoreCase))
        {
            foreach (var type in same.Skip(1).Select(m => m.Type))
            {
                var first = same.First().Type;
                var has = type.Name == first.Name ? "has the name of" : "differs by capital letters alone from";
                Add(type, $"{type.ToDisplayString()} {has} {first.ToDisplayString()}; messages of a schema differ in name.");
            }
        }
    }

    private void Add(INamedTypeSymbol type, string message, string? suggestion = null) =>
        Add(type, new Finding(type, message) { Suggestion = suggestion });

    private void Add(INamedTypeSymbol type, Finding finding)
    {
        if (!_findings.TryGetValue(type, out var found))
        {
            _findings.Add(type, found = []);
        }

        found.Add(finding);
    }

    private static int GetId(ParsedRecord message) => message.Record!.Message.Id;

    private static bool IsId(int id) => id is >= 1 and <= MessageSpec.MaxId;
}
