namespace TelemetryGen.Schema;

/// <summary>Spans of time as counts of milliseconds. What is finer is cut off.</summary>
internal static class Durations
{
    /// <summary>The milliseconds that a TimeSpan can be.</summary>
    public static IntegerRange Range { get; } = new(ToMilliseconds(TimeSpan.MinValue), ToMilliseconds(TimeSpan.MaxValue));

    public static decimal ToMilliseconds(TimeSpan duration) => duration.Ticks / TimeSpan.TicksPerMillisecond;

    public static TimeSpan FromMilliseconds(decimal count) => new((long)count * TimeSpan.TicksPerMillisecond);
}
