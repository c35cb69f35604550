using System.Globalization;

namespace TelemetryGen.LocalHub.Page.Viewing;

/// <summary>Numbers, times and sizes as the page writes them.</summary>
internal static class Show
{
    /// <summary>At most six digits that count, with groups of thousands.</summary>
    public static string Number(double value) =>
        Math.Abs(value) >= 1000
            ? value.ToString("#,0.##", CultureInfo.InvariantCulture)
            : value.ToString("0.#####", CultureInfo.InvariantCulture) is var text && text is "0" or "-0" && value != 0
                ? value.ToString("0.###E0", CultureInfo.InvariantCulture)
                : text;

    public static string Count(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    public static string Rate(double perSecond) =>
        perSecond >= 100
            ? perSecond.ToString("#,0", CultureInfo.InvariantCulture)
            : perSecond.ToString("0.#", CultureInfo.InvariantCulture);

    public static string Bytes(double bytes) => bytes switch
    {
        < 1000 => $"{bytes.ToString("0", CultureInfo.InvariantCulture)} B",
        < 1_000_000 => $"{(bytes / 1000).ToString("0.#", CultureInfo.InvariantCulture)} KB",
        _ => $"{(bytes / 1_000_000).ToString("0.#", CultureInfo.InvariantCulture)} MB",
    };

    /// <summary>A span in its two or three digits that count: 0.4 s, 12 s, 3 min, 5 h, 2 d.</summary>
    public static string Span(TimeSpan span) => span.Duration() switch
    {
        { TotalSeconds: < 0.05 } => "< 0.1 s",
        { TotalSeconds: < 10 } s => $"{s.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s",
        { TotalSeconds: < 120 } s => $"{s.TotalSeconds.ToString("0", CultureInfo.InvariantCulture)} s",
        { TotalMinutes: < 120 } s => $"{s.TotalMinutes.ToString("0", CultureInfo.InvariantCulture)} min",
        { TotalHours: < 48 } s => $"{s.TotalHours.ToString("0", CultureInfo.InvariantCulture)} h",
        { TotalDays: < 1000 } s => $"{s.TotalDays.ToString("0", CultureInfo.InvariantCulture)} d",
        var s => $"{(s.TotalDays / 365.25).ToString("0.#", CultureInfo.InvariantCulture)} years",
    };

    public static string Ago(DateTimeOffset moment, DateTimeOffset now) =>
        now - moment < TimeSpan.FromSeconds(1) ? "now" : $"{Span(now - moment)} ago";

    /// <summary>How a clock stands to the hub's: within a second it is right, as far as can be told.</summary>
    public static string Clock(TimeSpan behind) =>
        behind.Duration() < TimeSpan.FromSeconds(1) ? "right" : $"{Span(behind)} {(behind > TimeSpan.Zero ? "behind" : "ahead")}";

    /// <summary>The time of day in UTC, which is the hub's, to the tenth of a second.</summary>
    public static string Time(DateTimeOffset moment) => moment.ToString("HH:mm:ss.f", CultureInfo.InvariantCulture);

    /// <summary>A moment in full.</summary>
    public static string Moment(DateTimeOffset moment) => moment.ToString("yyyy-MM-dd HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
