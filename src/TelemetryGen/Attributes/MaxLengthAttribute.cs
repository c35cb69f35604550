namespace TelemetryGen;

/// <summary>The most bytes a text takes as UTF-8. Longer text is refused, never cut.</summary>
/// <param name="bytes">1 to 65,534.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class MaxLengthAttribute(int bytes) : Attribute
{
    /// <summary>The most UTF-8 bytes.</summary>
    public int Bytes { get; } = bytes;
}
