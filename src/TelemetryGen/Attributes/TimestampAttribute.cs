namespace TelemetryGen;

/// <summary>
/// Carries a <see cref="DateTimeOffset"/>, or a <see cref="DateTime"/> that is UTC or local, as a count since 1970-01-01T00:00:00Z. What is
/// finer than the unit is cut off, never rounded up.
/// </summary>
/// <param name="unit">What is counted: milliseconds and microseconds as int64, seconds as uint32 (to 2106).</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class TimestampAttribute(TimeUnit unit) : Attribute
{
    /// <summary>What is counted.</summary>
    public TimeUnit Unit { get; } = unit;
}

/// <summary>What a timestamp counts.</summary>
public enum TimeUnit
{
    /// <summary>Whole seconds, uint32.</summary>
    Seconds,

    /// <summary>Milliseconds, int64.</summary>
    Milliseconds,

    /// <summary>Microseconds, int64.</summary>
    Microseconds,
}
