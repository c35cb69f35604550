using TelemetryGen.Generator.Parsing;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Emit;

/// <summary>Two scaled fields of a block that are read with one division. See docs/decisions/0048.</summary>
internal sealed record DividedPair(FieldSlot First, FieldSlot Second)
{
    /// <summary>The pairs of a record, in the order of its block; one that is left over is read alone.</summary>
    public static IReadOnlyList<DividedPair> Of(CodecSpec codec, WireLayout layout)
    {
        var divided = layout.Block.OfType<FieldSlot>().Where(s => IsDivided(s.Field) && codec.Record.MemberOf(s.Field).Type == "double").ToArray();
        return [.. Enumerable.Range(0, divided.Length / 2).Select(i => new DividedPair(divided[2 * i], divided[(2 * i) + 1]))];
    }

    /// <summary>The lines that give each field its local.</summary>
    public string Load() => $"""
        var ({LocalNames.Of(First.Field.Name)}, {LocalNames.Of(Second.Field.Name)}) = ScaledUnits.Divide(
            {BlockReads.Raw(First)}, {FieldValue.Divisor(First.Field)},
            {BlockReads.Raw(Second)}, {FieldValue.Divisor(Second.Field)});
        """;

    // In every message, never null, and nothing but divided.
    private static bool IsDivided(FieldSpec field) =>
        field is { Kind: FieldKind.Scaled, Reserved: false, Since: 1, Optional: false, Offset: 0, DecimalExponent: < 0 };
}
