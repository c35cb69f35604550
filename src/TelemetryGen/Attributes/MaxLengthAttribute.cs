namespace TelemetryGen;

/// <summary>The most bytes of a text (as UTF-8) or byte array. What is longer is refused, never cut.</summary>
/// <param name="bytes">1 to 65,534.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class MaxLengthAttribute(int bytes) : Attribute
{
    /// <summary>The most bytes.</summary>
    public int Bytes { get; } = bytes;
}
