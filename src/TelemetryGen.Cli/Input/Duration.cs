using System.Globalization;

namespace TelemetryGen.Cli.Input;

/// <summary>A time as options take it: a whole number and s, m, h or d, such as 30d, 12h, 45m, 60s.</summary>
internal static class Duration
{
    /// <exception cref="CliException">It is none.</exception>
    public static TimeSpan Parse(string option, string text)
    {
        var unit = text.Length == 0 ? 0 : text[^1] switch { 's' => 1, 'm' => 60, 'h' => 3600, 'd' => 86400, _ => 0 };

        // Ten years of seconds: beyond, no token should live and no device sleep.
        return unit > 0 && int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0
            && (long)count * unit <= 315_360_000
            ? TimeSpan.FromSeconds((long)count * unit)
            : throw new CliException(
                $"{option} is '{text}'; it must be a whole number and s, m, h or d, such as 30d or 12h, at most 3650d.");
    }
}
