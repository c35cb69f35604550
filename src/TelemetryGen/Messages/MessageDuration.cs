using System.ComponentModel;

namespace TelemetryGen;

/// <summary>Spans of time as counts of milliseconds. What is finer is cut off. Called by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class MessageDuration
{
    private const long Minimum = long.MinValue / TimeSpan.TicksPerMillisecond;
    private const long Maximum = long.MaxValue / TimeSpan.TicksPerMillisecond;

    /// <summary>Whole milliseconds.</summary>
    public static long ToMilliseconds(TimeSpan duration) => duration.Ticks / TimeSpan.TicksPerMillisecond;

    /// <summary>The span of a count of milliseconds that <see cref="IsInRange"/>.</summary>
    public static TimeSpan FromMilliseconds(long count) => new(count * TimeSpan.TicksPerMillisecond);

    /// <summary>Checks that a TimeSpan can be that long.</summary>
    public static bool IsInRange(long count) => count is >= Minimum and <= Maximum;

    /// <summary>What another count is refused with.</summary>
    public static bool Fail(out TelemetryError error, string subject, long count) =>
        TelemetryError.Fail(out error, TelemetryErrorCode.DurationOutOfRange, subject, count, Minimum, Maximum);
}
