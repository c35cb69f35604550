using System.Globalization;
using Microsoft.CodeAnalysis;
using TelemetryGen.Generator.Parsing;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Analyzers;

/// <summary>Ids and names that messages of a schema take from each other. The first in the order of names keeps them.</summary>
internal sealed class MessageClashes
{
    private readonly Dictionary<INamedTypeSymbol, List<Finding>> _findings = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<INamedTypeSymbol, int> _freeIds = new(SymbolEqualityComparer.Default);

    private MessageClashes()
    {
    }

    public static MessageClashes Of(IReadOnlyList<ParsedRecord> messages)
    {
        var good = messages.Where(m => m.Record is not null).ToList();
        var clashes = new MessageClashes();
        clashes.ShareIds(good);
        clashes.CompareIds(good);
        clashes.CompareNames(good);
        clashes.CompareInner(good, "enumerations", r => r.Enums.Select(e => (e.Name, (object)e)));
        clashes.CompareInner(good, "records", r => r.Parts.Select(p => (p.Message.Name, (object)p.Message)));
        return clashes;
    }

    /// <summary>What the type has that is another's.</summary>
    public IEnumerable<Finding> FindingsOf(INamedTypeSymbol type) => _findings.TryGetValue(type, out var found) ? found : [];

    /// <summary>An id for a type whose own cannot stay: above all that are in use, because one below may have been a removed message's. Null when there is none.</summary>
    public string? FreeIdFor(INamedTypeSymbol type) => _freeIds.TryGetValue(type, out var id) ? id.ToString(CultureInfo.InvariantCulture) : null;

    private void ShareIds(List<ParsedRecord> messages)
    {
        var taken = new HashSet<int>();
        var next = messages.Select(IdOf).Where(IsId).DefaultIfEmpty(0).Max() + 1;
        foreach (var message in messages.Where(m => !IsId(IdOf(m)) || !taken.Add(IdOf(m))))
        {
            if (next <= MessageSpec.MaxId)
            {
                _freeIds.Add(message.Type, next++);
            }
        }
    }

    private void CompareIds(IEnumerable<ParsedRecord> messages)
    {
        foreach (var same in messages.GroupBy(IdOf))
        {
            foreach (var type in same.Skip(1).Select(m => m.Type))
            {
                Add(type, $"{type.ToDisplayString()} has message id {same.Key}, which {same.First().Type.ToDisplayString()} has.", FreeIdFor(type));
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

    // Every output calls an enumeration and a record inside by its name alone.
    private void CompareInner(IEnumerable<ParsedRecord> messages, string what, Func<RecordSpec, IEnumerable<(string Name, object Spec)>> inner)
    {
        foreach (var same in messages.SelectMany(m => inner(m.Record!).Select(i => (m.Type, i.Name, i.Spec))).GroupBy(i => i.Name))
        {
            var first = same.First();
            if (same.Where(i => !i.Spec.Equals(first.Spec)).Select(i => i.Type).FirstOrDefault() is { } type)
            {
                var users = SymbolEqualityComparer.Default.Equals(type, first.Type) ? $"{type.ToDisplayString()} uses" : $"{type.ToDisplayString()} and {first.Type.ToDisplayString()} use";
                Add(type, $"{users} different {what} called {same.Key}; {what} of a schema differ in name.");
            }
        }
    }

    private void Add(INamedTypeSymbol type, string message, string? suggestion = null)
    {
        if (!_findings.TryGetValue(type, out var found))
        {
            _findings.Add(type, found = []);
        }

        found.Add(new(type, message) { Suggestion = suggestion });
    }

    private static int IdOf(ParsedRecord message) => message.Record!.Message.Id;

    private static bool IsId(int id) => id is >= 1 and <= MessageSpec.MaxId;
}
