using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TelemetryGen.Generator.Analyzers.Common;
using TelemetryGen.Generator.Diagnostics;
using TelemetryGen.Schema;
using static System.FormattableString;

namespace TelemetryGen.Generator.Analyzers.Boards;

/// <summary>
/// TLG0305: a scaled field with more steps than the floats of a targeted board can tell apart: a value in units misses its step there.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ShortFloatsAnalyzer() : FieldRuleAnalyzer(Rules.ShortFloats)
{
    private const int DoubleBits = 53;

    private protected override bool Concerns(BuildSettings settings) => settings.Boards.Any(IsShort);

    private protected override IEnumerable<Finding> Check(CarriedField field, RuleContext around)
    {
        var spec = field.Field;
        if (spec.Kind != FieldKind.Scaled)
        {
            yield break;
        }

        var steps = spec.WireRange.Maximum - spec.WireRange.Minimum;
        var boards = around.Settings.Boards.Where(b => IsShort(b) && steps > 1L << b.FloatBits).ToArray();
        if (boards.Length > 0)
        {
            var setter = $"set_{SnakeCase.From(spec.DeviceName)}";
            yield return new(field.Property, Invariant(
                $"{field.Name} has {NumberText.Format(steps)} steps; floats of {boards[0].FloatBits} bits, as ")
                + $"{string.Join(", ", boards.Select(b => b.Name))} {(boards.Length == 1 ? "has" : "have")} them, miss some. "
                + $"Give {setter} a text of digits, as in {setter}('1.25'), or set whole steps: both are exact.");
        }
    }

    // Without floats there is no setter in units.
    private static bool IsShort(Board board) => board.FloatBits is > 0 and < DoubleBits;
}
