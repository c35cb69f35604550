using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using TelemetryGen.Generator.Models;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Analyzers.Common;

/// <summary>
/// What the targets of the build cannot call as C# does, where it is declared: a record, a nested record, an enumeration or a member of
/// one.
/// </summary>
internal sealed class NameFindings
{
    private readonly Dictionary<INamedTypeSymbol, List<Finding>> _byType = new(SymbolEqualityComparer.Default);
    private readonly List<string> _ofSchema = [];

    private NameFindings()
    {
    }

    /// <summary>What there is to say of the schema's own name.</summary>
    public IReadOnlyList<string> GetForSchema => _ofSchema;

    public static NameFindings Create(CompilationRecords records, IReadOnlyCollection<string> targets)
    {
        var findings = new NameFindings();
        if (targets.Count == 0 || records.Schema is not { } header
            || SchemaModel.From(records.Messages.Select(m => m.Codec is { } codec ? new CodecSpec(codec, header) : null)
                .ToImmutableArray()) is not { Schema: var schema })
        {
            return findings;
        }

        Lazy<NamePlaces> places = new(() => new(records));
        foreach (var clash in targets.OrderBy(t => t, StringComparer.OrdinalIgnoreCase).SelectMany(t => TargetNames.GetClashes(t, schema))
            .Where(c => !IsOfOtherRule(c)))
        {
            if (clash.Owner.Kind == NameOwnerKind.Schema)
            {
                findings._ofSchema.Add(clash.Sentence);
            }
            else if (places.Value.Find(clash.Owner) is { } path)
            {
                findings.Add(path.Type,
                    new(path.At, path.Path + clash.Sentence) { Suggestion = path.Path.Length > 0 ? null : clash.Suggestion });
            }
        }

        return findings;
    }

    /// <summary>What there is to say of a type and its members.</summary>
    public IEnumerable<Finding> GetFindings(INamedTypeSymbol type) => _byType.TryGetValue(type, out var found) ? found : [];

    // Two types whose names are one, or differ by capital letters alone, are TLG0005.
    private static bool IsOfOtherRule(NameClash clash) =>
        clash is { Owner: { Member: null, Type: var type }, Other: { Member: null, Type: var other } }
            && string.Equals(type, other, StringComparison.OrdinalIgnoreCase);

    private void Add(INamedTypeSymbol type, Finding finding)
    {
        if (!_byType.TryGetValue(type, out var found))
        {
            _byType.Add(type, found = []);
        }

        if (!found.Contains(finding))
        {
            found.Add(finding);
        }
    }
}
