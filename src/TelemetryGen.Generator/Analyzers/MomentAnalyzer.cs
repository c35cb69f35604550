using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TelemetryGen.Generator.Diagnostics;
using TelemetryGen.Generator.Parsing;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Analyzers;

/// <summary>TLG0407: a moment without resolution, or one that may be of no time zone.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MomentAnalyzer() : FieldRuleAnalyzer(Rules.Moment)
{
    private protected override IEnumerable<Finding> Check(CarriedField field, RuleContext around)
    {
        if (field.Field.Kind != FieldKind.Timestamp)
        {
            yield break;
        }

        if (field.Attribute(AttributeNames.Timestamp) is null)
        {
            yield return new(field.Property, $"{field.Name} says no resolution and counts milliseconds; give it [Timestamp(TimeUnit.Milliseconds)] or another unit.") { Suggestion = "Milliseconds" };
        }

        if (IsDateTime(field.Property.Type))
        {
            yield return new(field.Property, $"{field.Name} is a DateTime, whose kind may be unspecified; such a value is refused. Use DateTimeOffset.") { Suggestion = "System.DateTimeOffset" };
        }
    }

    private static bool IsDateTime(ITypeSymbol type) =>
        type.SpecialType == SpecialType.System_DateTime
        || type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable && nullable.TypeArguments[0].SpecialType == SpecialType.System_DateTime;
}
