using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TelemetryGen.Generator.Analyzers.Common;
using TelemetryGen.Generator.Diagnostics;
using TelemetryGen.Schema;
using static System.FormattableString;

namespace TelemetryGen.Generator.Analyzers.Boards;

/// <summary>
/// TLG0302: a number that a program computes and that a targeted board cannot keep without allocating: one of 64 bits, or with a declared
/// range beyond its small ints. A timestamp is not meant: no resolution of it is smaller (docs/decisions/0067).
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BigNumberAnalyzer() : FieldRuleAnalyzer(Rules.BigNumber)
{
    private const int WideBytes = 8;

    private protected override bool Concerns(BuildSettings settings) => settings.Boards.Any(IsSmall);

    private protected override IEnumerable<Finding> Check(CarriedField field, RuleContext around)
    {
        var spec = field.Field;
        if (spec.Kind is not (FieldKind.Integer or FieldKind.Scaled or FieldKind.Duration)
            || (spec.Range is null && spec.Wire.Size() < WideBytes))
        {
            yield break;
        }

        var boards = around.Settings.Boards.Where(b => IsSmall(b) && !b.HoldsWithoutAllocating(spec.WireRange)).ToArray();
        if (boards.Length > 0)
        {
            var what = spec.Kind == FieldKind.Scaled ? " steps" : FieldFacts.From(spec).CountedIn is { } unit ? $" {unit.Symbol}" : "";
            var range = spec.Range is { } declared
                ? Invariant($"can be {Farthest(declared)}{what}")
                : Invariant($"has {spec.Wire.Size() * 8} bits and no range");
            var instead = spec.Kind == FieldKind.Scaled ? "a coarser step or a narrower range" : "a [Range] inside of that";
            yield return new(field.Property, Invariant(
                $"{field.Name} {range}; beyond {boards[0].LargestSmallInt} each value ")
                + Invariant($"that {string.Join(", ", boards.Select(b => b.Name))} computes is allocated. Give it {instead}."));
        }
    }

    // Linux counts as any server: it has 63 bits, and memory.
    private static bool IsSmall(Board board) => board.Heap is not null;

    private static decimal Farthest(IntegerRange range) => -range.Minimum > range.Maximum ? range.Minimum : range.Maximum;
}
