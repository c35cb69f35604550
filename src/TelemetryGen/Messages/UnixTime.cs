using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace TelemetryGen;

/// <summary>Timestamps as counts since 1970-01-01T00:00:00Z. What is finer than the unit is cut off. Called by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class UnixTime
{
    private const long EpochTicks = 621_355_968_000_000_000;
    private const long MinTicks = 0;
    private const long MaxTicks = 3_155_378_975_999_999_999;

    /// <summary>A DateTime as the timestamp it is; false when it says neither UTC nor local.</summary>
    public static bool TryToTimestamp(DateTime time, string subject, out DateTimeOffset timestamp, out TelemetryError error)
    {
        var known = time.Kind != DateTimeKind.Unspecified;
        timestamp = known ? new DateTimeOffset(time.ToUniversalTime()) : default;
        error = known ? default : TelemetryError.Create(TelemetryErrorCode.UnspecifiedDateTimeKind, subject);
        return known;
    }

    /// <summary>Whole seconds.</summary>
    public static long ToSeconds(DateTimeOffset timestamp) => ToCount(timestamp, TimeSpan.TicksPerSecond);

    /// <summary>Milliseconds.</summary>
    public static long ToMilliseconds(DateTimeOffset timestamp) => ToCount(timestamp, TimeSpan.TicksPerMillisecond);

    /// <summary>Microseconds.</summary>
    public static long ToMicroseconds(DateTimeOffset timestamp) => ToCount(timestamp, TimeSpan.TicksPerMicrosecond);

    /// <summary>The timestamp of a count of seconds.</summary>
    public static bool TryFromSeconds(long count, string subject, out DateTimeOffset timestamp, out TelemetryError error) =>
        TryFromCount(count, TimeSpan.TicksPerSecond, subject, out timestamp, out error);

    /// <summary>The timestamp of a count of milliseconds.</summary>
    public static bool TryFromMilliseconds(long count, string subject, out DateTimeOffset timestamp, out TelemetryError error) =>
        TryFromCount(count, TimeSpan.TicksPerMillisecond, subject, out timestamp, out error);

    /// <summary>The timestamp of a count of microseconds.</summary>
    public static bool TryFromMicroseconds(long count, string subject, out DateTimeOffset timestamp, out TelemetryError error) =>
        TryFromCount(count, TimeSpan.TicksPerMicrosecond, subject, out timestamp, out error);

    /// <summary>The timestamp of a count of seconds that is known to be in the years 1 to 9999.</summary>
    public static DateTimeOffset FromSeconds(long count) => FromCount(count, TimeSpan.TicksPerSecond);

    /// <summary>The timestamp of a count of milliseconds that is known to be in the years 1 to 9999.</summary>
    public static DateTimeOffset FromMilliseconds(long count) => FromCount(count, TimeSpan.TicksPerMillisecond);

    /// <summary>The timestamp of a count of microseconds that is known to be in the years 1 to 9999.</summary>
    public static DateTimeOffset FromMicroseconds(long count) => FromCount(count, TimeSpan.TicksPerMicrosecond);

    /// <summary>Checks that a count of seconds is in the years 1 to 9999.</summary>
    public static bool AreSecondsInRange(long count) => IsInRange(count, TimeSpan.TicksPerSecond);

    /// <summary>Checks that a count of milliseconds is in the years 1 to 9999.</summary>
    public static bool AreMillisecondsInRange(long count) => IsInRange(count, TimeSpan.TicksPerMillisecond);

    /// <summary>Checks that a count of microseconds is in the years 1 to 9999.</summary>
    public static bool AreMicrosecondsInRange(long count) => IsInRange(count, TimeSpan.TicksPerMicrosecond);

    /// <summary>What a count of seconds outside the years 1 to 9999 is refused with.</summary>
    public static bool FailSeconds(out TelemetryError error, string subject, long count) =>
        Fail(out error, subject, count, TimeSpan.TicksPerSecond);

    /// <summary>What a count of milliseconds outside the years 1 to 9999 is refused with.</summary>
    public static bool FailMilliseconds(out TelemetryError error, string subject, long count) =>
        Fail(out error, subject, count, TimeSpan.TicksPerMillisecond);

    /// <summary>What a count of microseconds outside the years 1 to 9999 is refused with.</summary>
    public static bool FailMicroseconds(out TelemetryError error, string subject, long count) =>
        Fail(out error, subject, count, TimeSpan.TicksPerMicrosecond);

    // Ticks count from the year 1 and are never negative, so that the division rounds down before 1970 too.
    private static long ToCount(DateTimeOffset timestamp, long ticksPerUnit) =>
        (timestamp.UtcTicks / ticksPerUnit) - (EpochTicks / ticksPerUnit);

    private static bool TryFromCount(long count, long ticksPerUnit, string subject, out DateTimeOffset timestamp, out TelemetryError error)
    {
        if (!IsInRange(count, ticksPerUnit))
        {
            timestamp = default;
            return Fail(out error, subject, count, ticksPerUnit);
        }

        timestamp = FromCount(count, ticksPerUnit);
        error = default;
        return true;
    }

    /// <summary>The first and the last count in the years 1 to 9999.</summary>
    internal static (long Minimum, long Maximum) Bounds(long ticksPerUnit) =>
        ((MinTicks - EpochTicks) / ticksPerUnit, (MaxTicks - EpochTicks) / ticksPerUnit);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsInRange(long count, long ticksPerUnit) =>
        ValueRange.IsInRange(count, (MinTicks - EpochTicks) / ticksPerUnit, (MaxTicks - EpochTicks) / ticksPerUnit);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static DateTimeOffset FromCount(long count, long ticksPerUnit) => new((count * ticksPerUnit) + EpochTicks, TimeSpan.Zero);

    private static bool Fail(out TelemetryError error, string subject, long count, long ticksPerUnit) =>
        TelemetryError.Fail(out error, TelemetryErrorCode.TimestampOutOfRange, subject, count, (MinTicks - EpochTicks) / ticksPerUnit,
            (MaxTicks - EpochTicks) / ticksPerUnit);
}
