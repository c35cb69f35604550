namespace TelemetryGen.Schema;

/// <summary>Timestamps as the wire counts them, since 1970-01-01T00:00:00Z.</summary>
internal static class Timestamps
{
    private const long EpochTicks = 621_355_968_000_000_000;

    /// <summary>What <see cref="DateTimeOffset"/> holds, years 1 to 9999, in that resolution.</summary>
    public static IntegerRange Range(TimeResolution resolution)
    {
        var ticks = ResolutionFacts.From(resolution).Ticks;
        return new(-EpochTicks / ticks, (DateTimeOffset.MaxValue.Ticks - EpochTicks) / ticks);
    }

    /// <summary>The timestamp of a count inside <see cref="Range"/>.</summary>
    public static DateTimeOffset FromCount(decimal count, TimeResolution resolution) =>
        new(EpochTicks + ((long)count * ResolutionFacts.From(resolution).Ticks), TimeSpan.Zero);

    /// <summary>The count of a timestamp; what is finer than the resolution is cut off towards the past, as clocks do.</summary>
    public static decimal ToCount(DateTimeOffset timestamp, TimeResolution resolution) =>
        Math.Floor((timestamp.UtcTicks - EpochTicks) / (decimal)ResolutionFacts.From(resolution).Ticks);
}
