namespace TelemetryGen.Schema;

/// <summary>
/// The bits of the one NaN of the wire, which stands for null where there is one: positive and quiet, as Python and Java have it. .NET's
/// own is negative. Linked into the library that generated codecs call.
/// </summary>
internal static class NullFloat
{
    /// <summary>Of a float.</summary>
    public const uint Single = 0x7FC0_0000;

    /// <summary>Of a double.</summary>
    public const ulong Double = 0x7FF8_0000_0000_0000;
}
