namespace TelemetryGen;

/// <summary>
/// The most bytes of a text (as UTF-8) or byte array, or the most entries of an array of numbers or a list of records, which are then a
/// repeating group. What is longer is refused, never cut, and so is a text with U+0000.
/// </summary>
/// <param name="count">1 to 65,534 bytes or entries.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class MaxLengthAttribute(int count) : Attribute
{
    /// <summary>The most bytes or entries.</summary>
    public int Count { get; } = count;
}
