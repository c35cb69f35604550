namespace TelemetryGen.Targets.NanoFramework;

/// <summary>Where a block is written: at a byte of the message that is known, or where the caller wants it.</summary>
/// <param name="Start">The block's first byte; null for <c>at</c>.</param>
internal sealed record BlockPlace(int? Start)
{
    /// <summary>The root block: after the header.</summary>
    public static BlockPlace ForMessage { get; } = new(Schema.WireLayout.HeaderLength);

    /// <summary>A nested record.</summary>
    public static BlockPlace ForNestedRecord { get; } = new((int?)null);

    /// <summary>A byte of the block, as an index of <c>message</c>.</summary>
    public string At(int offset) => Start is { } start ? $"{start + offset}" : InBuffer(offset);

    /// <summary>A byte of a block that is read, as an index of <c>buffer</c>.</summary>
    public static string InBuffer(int offset) => Plus("at", offset);

    /// <summary><c>place + 2</c>, or <c>place</c>.</summary>
    public static string Plus(string place, int offset) => offset == 0 ? place : $"{place} + {offset}";
}
