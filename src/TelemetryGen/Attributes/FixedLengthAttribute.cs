namespace TelemetryGen;

/// <summary>
/// Carries a text or a byte array in exactly so many bytes of the block, or an array of exactly so many numbers. Text is padded with zeros
/// and may be shorter, never longer, and may have no zero (U+0000) of its own; an array has that length.
/// </summary>
/// <param name="count">1 to 65,535 bytes or numbers.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class FixedLengthAttribute(int count) : Attribute
{
    /// <summary>The bytes or numbers in the block.</summary>
    public int Count { get; } = count;
}
