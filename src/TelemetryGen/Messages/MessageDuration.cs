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

    /// <summary>The span of a count of milliseconds.</summary>
    public static bool TryFromMilliseconds(long count, string subject, out TimeSpan duration, out TelemetryError error)
    {
        if (count is < Minimum or > Maximum)
        {
            duration = default;
            error = TelemetryError.Of(TelemetryErrorCode.DurationOutOfRange, subject, count, Minimum, Maximum);
            return false;
        }

        duration = new TimeSpan(count * TimeSpan.TicksPerMillisecond);
        error = default;
        return true;
    }
}
