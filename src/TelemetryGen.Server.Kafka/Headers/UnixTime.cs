namespace TelemetryGen.Server.Kafka;

/// <summary>Moments as numbers that others wrote: what no calendar has is null.</summary>
internal static class UnixTime
{
    /// <summary>Milliseconds since 1970, as the official client gives them.</summary>
    public static object? TryRead(long milliseconds) =>
        IsMoment(milliseconds) ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).UtcDateTime : null;

    /// <summary>Ticks of .NET, UTC.</summary>
    public static object? TryReadTicks(long ticks) =>
        ticks >= 0 && ticks <= DateTime.MaxValue.Ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    /// <summary>Milliseconds since 1970; the nearest moment that there is for those beyond the calendar, as of a producer that wrote
    /// microseconds.</summary>
    public static DateTimeOffset ReadNearest(long milliseconds) =>
        IsMoment(milliseconds) ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
        : milliseconds < 0 ? DateTimeOffset.MinValue
        : DateTimeOffset.MaxValue;

    private static bool IsMoment(long milliseconds) =>
        milliseconds >= DateTimeOffset.MinValue.ToUnixTimeMilliseconds()
        && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();
}
