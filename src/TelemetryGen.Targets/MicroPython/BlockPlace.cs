namespace TelemetryGen.Targets.MicroPython;

/// <summary>Where a block starts: at a byte of the message, or where a variable says.</summary>
internal sealed record BlockPlace(string Variable, int Start)
{
    /// <summary>The root block: after the header.</summary>
    public static BlockPlace ForMessage { get; } = new("", Schema.WireLayout.HeaderLength);

    /// <summary>A nested record: where the caller wants it.</summary>
    public static BlockPlace ForNestedRecord { get; } = new("offset", 0);

    /// <summary>A byte of the block, as Python says it.</summary>
    public string At(int offset) => (Variable, Start + offset) switch
    {
        ("", var place) => $"{place}",
        (_, 0) => Variable,
        (_, var place) => $"{Variable} + {place}",
    };

    /// <summary>Bytes of the block, as a slice.</summary>
    public string Slice(int start, int end) => $"{At(start)}:{At(end)}";
}
