using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TelemetryGen.Generator.Analyzers.Common;
using TelemetryGen.Generator.Diagnostics;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Analyzers.Measures;

/// <summary>
/// TLG0401: a measure without unit. Measures are scaled and floating numbers; whole numbers count or name something and may do without.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NoUnitAnalyzer() : FieldRuleAnalyzer(Rules.NoUnit)
{
    /// <summary>What UCUM calls a number without unit.</summary>
    private const string One = "1";

    private protected override IEnumerable<Finding> Check(CarriedField field, RuleContext around)
    {
        if (field.Field is { Kind: FieldKind.Scaled or FieldKind.Float, Unit: null })
        {
            var likely = UnitSymbols.FindByQuantity(field.Name) ?? One;
            var condition = likely == One ? ", if it is a number without one, or another symbol" : " or another symbol";
            yield return new(field.Property, $"{field.Name} has no unit; give it [Unit(\"{likely}\")]{condition}.") { Suggestion = likely };
        }
    }
}
