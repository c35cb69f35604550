using System.ComponentModel;

namespace TelemetryGen;

/// <summary>Moments as counts since 1970-01-01T00:00:00Z. What is finer than the unit is cut off. Called by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class UnixTime
{
    private const long EpochTicks = 621_355_968_000_000_000;
    private const long MinTicks = 0;
    private const long MaxTicks = 3_155_378_975_999_999_999;

    /// <summary>A DateTime as the moment it is; false when it says neither UTC nor local.</summary>
    public static bool TryToMoment(DateTime time, string subject, out DateTimeOffset moment, out TelemetryError error)
    {
        var known = time.Kind != DateTimeKind.Unspecified;
        moment = known ? new DateTimeOffset(time.ToUniversalTime()) : default;
        error = known ? default : TelemetryError.Of(TelemetryErrorCode.TimeZoneUnknown, subject);
        return known;
    }

    /// <summary>Whole seconds.</summary>
    public static long ToSeconds(DateTimeOffset moment) => ToCount(moment, TimeSpan.TicksPerSecond);

    /// <summary>Milliseconds.</summary>
    public static long ToMilliseconds(DateTimeOffset moment) => ToCount(moment, TimeSpan.TicksPerMillisecond);

    /// <summary>Microseconds.</summary>
    public static long ToMicroseconds(DateTimeOffset moment) => ToCount(moment, TimeSpan.TicksPerMicrosecond);

    /// <summary>The moment of a count of seconds.</summary>
    public static bool TryFromSeconds(long count, string subject, out DateTimeOffset moment, out TelemetryError error) =>
        TryFromCount(count, TimeSpan.TicksPerSecond, subject, out moment, out error);

    /// <summary>The moment of a count of milliseconds.</summary>
    public static bool TryFromMilliseconds(long count, string subject, out DateTimeOffset moment, out TelemetryError error) =>
        TryFromCount(count, TimeSpan.TicksPerMillisecond, subject, out moment, out error);

    /// <summary>The moment of a count of microseconds.</summary>
    public static bool TryFromMicroseconds(long count, string subject, out DateTimeOffset moment, out TelemetryError error) =>
        TryFromCount(count, TimeSpan.TicksPerMicrosecond, subject, out moment, out error);

    // Ticks count from the year 1 and are never negative, so that the division rounds down before 1970 too.
    private static long ToCount(DateTimeOffset moment, long ticksPerUnit) => (moment.UtcTicks / ticksPerUnit) - (EpochTicks / ticksPerUnit);

    private static bool TryFromCount(long count, long ticksPerUnit, string subject, out DateTimeOffset moment, out TelemetryError error)
    {
        var minimum = (MinTicks - EpochTicks) / ticksPerUnit;
        var maximum = (MaxTicks - EpochTicks) / ticksPerUnit;
        if (count < minimum || count > maximum)
        {
            moment = default;
            error = TelemetryError.Of(TelemetryErrorCode.TimestampOutOfRange, subject, count, minimum, maximum);
            return false;
        }

        moment = new DateTimeOffset((count * ticksPerUnit) + EpochTicks, TimeSpan.Zero);
        error = default;
        return true;
    }
}
