using System.Globalization;

namespace TelemetryGen.Testing;

/// <summary>
/// How much a test that repeats itself tries: of seeds, schedules and random inputs a sample, or all where TELEMETRYGEN_THOROUGH is 1. Of
/// kinds of cases each run tries every one.
/// </summary>
public static class Effort
{
    /// <summary>Whether TELEMETRYGEN_THOROUGH is 1; any other value, or none, is no.</summary>
    public static bool IsThorough { get; } = Environment.GetEnvironmentVariable("TELEMETRYGEN_THOROUGH") == "1";

    /// <summary>How many a test tries.</summary>
    /// <param name="usual">In a usual run.</param>
    /// <param name="thorough">In a thorough run; no fewer.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="usual"/> is not between 1 and <paramref name="thorough"/>.</exception>
    public static int Of(int usual, int thorough)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(usual, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(usual, thorough);
        return IsThorough ? thorough : usual;
    }

    /// <summary>How often a test kills a process: what TELEMETRYGEN_KILLS says, for a long run by hand, or as <see cref="Of"/>.</summary>
    /// <param name="usual">In a usual run.</param>
    /// <param name="thorough">In a thorough run; no fewer.</param>
    /// <exception cref="FormatException">TELEMETRYGEN_KILLS is not a number.</exception>
    public static int Kills(int usual, int thorough) =>
        Environment.GetEnvironmentVariable("TELEMETRYGEN_KILLS") is { } kills
            ? int.Parse(kills, CultureInfo.InvariantCulture)
            : Of(usual, thorough);
}
