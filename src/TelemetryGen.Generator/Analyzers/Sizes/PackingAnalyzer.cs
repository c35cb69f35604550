using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TelemetryGen.Generator.Analyzers.Common;
using TelemetryGen.Generator.Diagnostics;
using TelemetryGen.Schema;
using static System.FormattableString;

namespace TelemetryGen.Generator.Analyzers.Sizes;

/// <summary>
/// TLG0105: the same values fit fewer bytes: a number of 0 and 1 is a bit, a set of booleans may be cut at a whole byte, and a bound may
/// leave the length of a text one byte. The order of fields costs nothing, because there is no padding (docs/decisions/0067).
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PackingAnalyzer() : RecordRuleAnalyzer(Rules.Packing)
{
    // A text of 255 or 256 bytes is a round number, not a need.
    private const int RoundBound = 256;
    private const int LongestShortBound = byte.MaxValue - 1;

    /// <summary>What the fix writes for a number of 0 and 1.</summary>
    internal const string Bit = "bool";

    private protected override IEnumerable<Finding> Check(ParsedRecord record, RuleContext around)
    {
        if (record.Codec is not { } spec)
        {
            yield break;
        }

        var layout = record.Layout;
        foreach (var field in spec.Message.LiveFields.Where(IsBitAsNumber))
        {
            var asBit = spec.Message with { Fields = spec.Message.Fields
                .Select(f => f == field ? new FieldSpec(f.Name, FieldKind.Boolean, WireType.UInt8) { Since = f.Since } : f)
                .ToEquatableArray() };
            if (layout.BlockLength - WireLayout.From(asBit).BlockLength is > 0 and var saved)
            {
                yield return At(
                    field, Invariant($"{field.Name} is 0 or 1 in {field.Wire.Size()} B; a bool is one bit, and saves {saved} B."), Bit);
            }
        }

        foreach (var set in layout.Block.OfType<BitSetSlot>())
        {
            var needed = (set.Bits.Count + 7) / 8;
            if (needed < set.Size)
            {
                yield return new(record.Type, Invariant(
                    $"{record.Type.Name} has {set.Bits.Count} booleans in {set.Size} B; {needed} B hold them: ")
                    + Invariant(
                        $"put {set.Bits.Count - (8 * WireTypes.FromBits(set.Size * 4)!.Value.Size())} into a [Flags] enumeration and ")
                        + Invariant($"save {set.Size - needed} B."));
            }
        }

        foreach (var field in spec.Message.LiveFields.Where(f => f.IsVariable && f.MaxBytes is > LongestShortBound and <= RoundBound))
        {
            yield return At(
                field, Invariant(
                    $"The length of {field.Name} takes 2 B, because it may have {field.MaxBytes} bytes; up to {LongestShortBound} it ")
                    + Invariant($"takes 1 B."), Invariant($"{LongestShortBound}"));
        }

        Finding At(FieldSpec field, string message, string suggestion) =>
            new(record.Type.GetMembers(field.Name).FirstOrDefault() ?? record.Type, message)
            {
                Suggestion = around.UnlessLocked(record.Type, field.Name, suggestion),
            };
    }

    private static bool IsBitAsNumber(FieldSpec field) =>
        field is { Kind: FieldKind.Integer, Optional: false, IsScalar: true, Range: { Minimum: 0, Maximum: 1 } };
}
