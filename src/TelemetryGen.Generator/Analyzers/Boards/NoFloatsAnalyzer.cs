using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TelemetryGen.Generator.Analyzers.Common;
using TelemetryGen.Generator.Diagnostics;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Analyzers.Boards;

/// <summary>TLG0301: a float that is not scaled, while a board without floats is targeted.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NoFloatsAnalyzer() : FieldRuleAnalyzer(Rules.NoFloats)
{
    private protected override bool Concerns(BuildSettings settings) => settings.Boards.Any(b => !b.HasFloats);

    private protected override IEnumerable<Finding> Check(CarriedField field, RuleContext around)
    {
        if (field.Field.Kind != FieldKind.Float)
        {
            yield break;
        }

        var boards = string.Join(", ", around.Settings.Boards.Where(b => !b.HasFloats).Select(b => b.Name));
        var isList = !field.Field.IsScalar;
        var what = isList ? "holds floats" : "is a float";
        var instead = isList ? "Use whole numbers, in steps of their unit." : "Give it [Scaled(step)].";
        yield return new(field.Property, $"{field.Name} {what}, and {boards} has none. {instead}") { Suggestion = isList ? null : "0.01" };
    }
}
