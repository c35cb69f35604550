using Microsoft.CodeAnalysis;
using TelemetryGen.Generator.Analyzers.Common;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Analyzers.Versions;

/// <summary>
/// A rule of the lock: what <see cref="Compatibility"/> finds and words, at the member that changed, of a record or an enumeration, or at
/// the type or schema that lost something.
/// </summary>
public abstract class ChangeAnalyzer : ProblemAnalyzer
{
    private readonly string _id;

    private protected ChangeAnalyzer(DiagnosticDescriptor rule)
        : base(rule) => _id = rule.Id;

    private protected sealed override bool LooksAtSchema => true;

    private protected sealed override IEnumerable<Finding> Check(ParsedRecord record, RuleContext around) =>
        around is { Lock: { } locked, Records.Schema: { } schema }
            ? base.Check(record, around).Concat(locked.GetChanges(record, schema).Where(c => c.Rule == _id)
                .Select(c => new Finding(At(record.Type, c), c.Text) { Suggestion = c.Suggestion }))
            : base.Check(record, around);

    private protected sealed override IEnumerable<Finding> CheckSchema(Location attribute, RuleContext around)
    {
        if (around is not { Lock.Schema: { } locked, Records.Schema: { } schema })
        {
            return [];
        }

        // A record that is refused for another reason is not gone.
        var changes = Compatibility.CompareVersions(locked, schema.Id, schema.Version) is { } other ? [other]
            : around.Records.Messages.All(m => m.Record is not null) ? Compatibility.CompareMessages(
                locked, around.Records.Messages.Select(m => m.Record!.Message))
            : [];
        return changes.Where(c => c.Rule == _id).Select(c => new Finding(attribute, c.Text));
    }

    private static ISymbol At(INamedTypeSymbol type, SchemaChange change)
    {
        var field = change.Field is null ? null : type.GetMembers(change.Field).FirstOrDefault();
        return (change.Place is { } place && field is IPropertySymbol property ? EnumSymbols.Find(property.Type, place) : null)
            ?? field ?? type;
    }
}
