using System.Globalization;

namespace TelemetryGen.LocalHub.Http;

/// <summary>The Date of answers (RFC 9110 section 5.6.7): one text for all answers of a second.</summary>
internal sealed class DateHeader
{
    private Second _last = new(DateTimeOffset.UnixEpoch.ToUnixTimeSeconds(), "Thu, 01 Jan 1970 00:00:00 GMT");

    public string Of(DateTimeOffset time)
    {
        var (seconds, last) = (time.ToUnixTimeSeconds(), Volatile.Read(ref _last));
        if (last.Number != seconds)
        {
            last = new Second(seconds, time.UtcDateTime.ToString("R", CultureInfo.InvariantCulture));
            Volatile.Write(ref _last, last);
        }

        return last.Text;
    }

    private sealed record Second(long Number, string Text);
}
