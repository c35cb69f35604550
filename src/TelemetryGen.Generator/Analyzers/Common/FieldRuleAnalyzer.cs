using Microsoft.CodeAnalysis;
using TelemetryGen.Generator.Parsing;

namespace TelemetryGen.Generator.Analyzers;

/// <summary>A rule about each field of a record that generates, and of the records inside of it, whose fields are looked at once, where they are declared.</summary>
public abstract class FieldRuleAnalyzer : RecordRuleAnalyzer
{
    private protected FieldRuleAnalyzer(DiagnosticDescriptor rule)
        : base(rule)
    {
    }

    private protected sealed override IEnumerable<Finding> Check(ParsedRecord record, RuleContext around) =>
        record.Record is { } spec && record.Problems.Count == 0 ? CheckFields(record.Type, spec, around) : [];

    private protected sealed override IEnumerable<Finding> CheckPart(INamedTypeSymbol type, RuleContext around) =>
        around.Records.PartOf(type) is { } part ? CheckFields(type, part, around) : [];

    /// <summary>What the rule has to say of a field that lives.</summary>
    private protected abstract IEnumerable<Finding> Check(CarriedField field, RuleContext around);

    private IEnumerable<Finding> CheckFields(INamedTypeSymbol type, RecordSpec record, RuleContext around) =>
        from field in record.Message.LiveFields
        let property = type.GetMembers(field.Name).OfType<IPropertySymbol>().FirstOrDefault()
        where property is not null
        from finding in Check(new(field, property, record), around)
        select finding;
}
