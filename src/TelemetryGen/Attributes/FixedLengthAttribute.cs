namespace TelemetryGen;

/// <summary>
/// Carries a text or a byte array in exactly so many bytes of the block. Text is padded with zeros and may be shorter, never longer, and may
/// not end with a zero of its own; an array has that length.
/// </summary>
/// <param name="bytes">1 to 65,535.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class FixedLengthAttribute(int bytes) : Attribute
{
    /// <summary>The bytes in the block.</summary>
    public int Bytes { get; } = bytes;
}
