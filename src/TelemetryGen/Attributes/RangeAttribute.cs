namespace TelemetryGen;

/// <summary>
/// The values a field may have, both ends included, in engineering units; of a TimeSpan in milliseconds. Every writer refuses others;
/// readers take what they get.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class RangeAttribute : Attribute
{
    /// <summary>A range of whole numbers.</summary>
    /// <param name="minimum">The smallest value, one that the wire type holds.</param>
    /// <param name="maximum">The largest value, one that the wire type holds; not below the smallest.</param>
    public RangeAttribute(long minimum, long maximum) => (Minimum, Maximum) = (minimum, maximum);

    /// <summary>A range of whole numbers beyond <see cref="long.MaxValue"/>.</summary>
    /// <param name="minimum">The smallest value, one that the wire type holds.</param>
    /// <param name="maximum">The largest value, one that the wire type holds; not below the smallest.</param>
    public RangeAttribute(ulong minimum, ulong maximum) => (Minimum, Maximum) = (minimum, maximum);

    /// <summary>A range of numbers.</summary>
    /// <param name="minimum">The smallest value, one that the wire type holds.</param>
    /// <param name="maximum">The largest value, one that the wire type holds; not below the smallest.</param>
    public RangeAttribute(double minimum, double maximum) => (Minimum, Maximum) = (minimum, maximum);

    /// <summary>The smallest value: a long, ulong or double.</summary>
    public object Minimum { get; }

    /// <summary>The largest value: of the same type.</summary>
    public object Maximum { get; }
}
