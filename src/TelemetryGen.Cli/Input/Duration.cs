using System.Globalization;

namespace TelemetryGen.Cli.Input;

/// <summary>A time as options take it: a whole number and s, m, h or d, such as 30d, 12h, 45m, 60s.</summary>
internal static class Duration
{
    /// <summary>What a text that is none is told.</summary>
    public const string MustBe = "a whole number and s, m, h or d, such as 30d or 12h, at most 3650d";

    // Ten years of seconds: beyond, no token should live and no device sleep.
    private const long Most = 315_360_000;

    /// <exception cref="CliException">It is none.</exception>
    public static TimeSpan Parse(string option, string text) =>
        TryParse(text, out var time) && time > TimeSpan.Zero ? time : throw new CliException($"{option} is '{text}'; it must be {MustBe}.");

    /// <summary>Reads a time, also one of 0.</summary>
    public static bool TryParse(string text, out TimeSpan time)
    {
        var unit = text.Length == 0 ? 0 : text[^1] switch { 's' => 1, 'm' => 60, 'h' => 3600, 'd' => 86400, _ => 0 };
        var good = int.TryParse(text.AsSpan()[..^Math.Min(1, text.Length)], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && unit > 0 && (long)count * unit <= Most;
        time = good ? TimeSpan.FromSeconds((long)count * unit) : default;
        return good;
    }

    /// <summary>The shortest text of a time of whole seconds.</summary>
    public static string Show(TimeSpan time)
    {
        var (unit, letter) = time switch
        {
            { Ticks: > 0 } when time.Ticks % TimeSpan.TicksPerDay == 0 => (TimeSpan.TicksPerDay, 'd'),
            { Ticks: > 0 } when time.Ticks % TimeSpan.TicksPerHour == 0 => (TimeSpan.TicksPerHour, 'h'),
            { Ticks: > 0 } when time.Ticks % TimeSpan.TicksPerMinute == 0 => (TimeSpan.TicksPerMinute, 'm'),
            _ => (TimeSpan.TicksPerSecond, 's'),
        };
        return string.Create(CultureInfo.InvariantCulture, $"{time.Ticks / unit}{letter}");
    }
}
