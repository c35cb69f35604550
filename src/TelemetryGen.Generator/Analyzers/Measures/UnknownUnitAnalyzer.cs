using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TelemetryGen.Generator.Analyzers.Common;
using TelemetryGen.Generator.Diagnostics;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Analyzers.Measures;

/// <summary>TLG0402: a unit symbol that neither SenML nor UCUM has, or a warning of one that is of another quantity.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnknownUnitAnalyzer() : FieldRuleAnalyzer(Rules.UnknownUnit)
{
    private protected override IEnumerable<Finding> Check(CarriedField field, RuleContext around)
    {
        if (field.Field.Unit is { } unit && !UnitSymbols.IsKnown(unit))
        {
            var nearest = UnitSymbols.Nearest(unit);
            yield return new(
                field.Property,
                $"The unit '{unit}' of {field.Name} is neither of SenML nor "
                    + $"of UCUM.{(nearest is null ? "" : $" The nearest is '{nearest}'.")}") { Suggestion = nearest };
        }
        else if (field.Field.Unit is { } known && MistakenUnits.Find(field.Name, known) is var (name, meant))
        {
            yield return new(field.Property, $"The unit '{known}' of {field.Name} is the {name}; '{meant}' is probably meant.")
            {
                Suggestion = around.UnlessLocked(field.Type, field.Name, meant), Severity = DiagnosticSeverity.Warning,
            };
        }
    }
}
