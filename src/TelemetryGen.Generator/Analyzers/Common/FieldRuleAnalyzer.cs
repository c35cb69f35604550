using Microsoft.CodeAnalysis;

namespace TelemetryGen.Generator.Analyzers.Common;

/// <summary>
/// A rule about each field of a record that generates, and of the records inside of it, whose fields are looked at once, where they are
/// declared.
/// </summary>
public abstract class FieldRuleAnalyzer : RecordRuleAnalyzer
{
    private protected FieldRuleAnalyzer(DiagnosticDescriptor rule)
        : base(rule)
    {
    }

    private protected sealed override IEnumerable<Finding> Check(ParsedRecord record, RuleContext around) =>
        record.Codec is null ? [] : CheckAll(record.Fields, around);

    private protected sealed override IEnumerable<Finding> CheckNestedRecord(INamedTypeSymbol type, RuleContext around) =>
        around.Records.GetNestedRecord(type) is { } nested ? CheckAll(CarriedField.GetAll(type, nested), around) : [];

    /// <summary>What the rule has to say of a field that lives.</summary>
    private protected abstract IEnumerable<Finding> Check(CarriedField field, RuleContext around);

    private IEnumerable<Finding> CheckAll(IReadOnlyList<CarriedField> fields, RuleContext around) =>
        fields.SelectMany(f => Check(f, around));
}
