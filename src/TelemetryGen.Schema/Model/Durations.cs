namespace TelemetryGen.Schema;

/// <summary>Spans of time as the wire counts them. What is finer than the unit is cut off.</summary>
internal static class Durations
{
    /// <summary>The counts that a TimeSpan can be.</summary>
    public static IntegerRange Range(ResolutionFacts unit) => new(ToCount(TimeSpan.MinValue, unit), ToCount(TimeSpan.MaxValue, unit));

    /// <summary>Whole counts of a span, towards zero.</summary>
    public static decimal ToCount(TimeSpan duration, ResolutionFacts unit) => duration.Ticks / unit.Ticks;

    /// <summary>The span of a count inside <see cref="Range"/>.</summary>
    public static TimeSpan FromCount(decimal count, ResolutionFacts unit) => new((long)count * unit.Ticks);
}
