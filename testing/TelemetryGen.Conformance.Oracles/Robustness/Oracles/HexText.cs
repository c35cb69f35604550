namespace TelemetryGen.Conformance.Robustness;

/// <summary>Bytes in the text of a failure: enough to see where it went wrong, and no more than a few lines of them.</summary>
internal static class HexText
{
    private const int MaxShown = 64;

    /// <summary>The first 64 bytes, and how many there are where that is not all.</summary>
    public static string Shorten(byte[] bytes) => Shorten(bytes, 0);

    /// <summary>Where two messages differ, and what each has from there on; "" when they are the same.</summary>
    public static string DescribeDifference(byte[] written, byte[] expected)
    {
        var same = written.AsSpan().CommonPrefixLength(expected);
        return same == written.Length && same == expected.Length
            ? ""
            : $"written from byte {same} on as {Shorten(written, same)} instead of {Shorten(expected, same)}";
    }

    private static string Shorten(byte[] bytes, int start)
    {
        var shown = Math.Min(MaxShown, bytes.Length - start);
        var hex = Convert.ToHexStringLower(bytes.AsSpan(start, shown));
        return start + shown == bytes.Length ? hex : $"{hex}... ({bytes.Length} bytes)";
    }
}
