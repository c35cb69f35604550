using TelemetryGen.Cli.Input;
using TelemetryGen.EventHubs;

namespace TelemetryGen.Cli.Sizing;

/// <summary>Devices that each send at a period.</summary>
/// <param name="Text">The period as it was given.</param>
/// <param name="Seconds">The period.</param>
internal sealed record FleetPeriod(string Text, long Seconds, long Devices)
{
    private const double DaySeconds = 86400;

    /// <exception cref="CliException">The period is none.</exception>
    public static FleetPeriod Parse(string text, long devices) => new(text, (long)Duration.Parse("--period", text).TotalSeconds, devices);

    /// <summary>What comes of it when each device sends these at each period, an event each.</summary>
    public FleetRate Rate(IReadOnlyCollection<RequestSize> requests)
    {
        var events = Devices * requests.Count;
        var ingress = Devices * requests.Sum(r => (long)r.Body);
        var line = Devices * requests.Sum(r => (long)r.Total);
        return new(
            Text,
            (double)events / Seconds,
            (double)ingress / Seconds,
            events * DaySeconds / Seconds,
            ingress * DaySeconds / Seconds,
            line * DaySeconds / Seconds,
            Math.Max(Units(events, EventHubLimits.UnitEventsPerSecond), Units(ingress, EventHubLimits.UnitBytesPerSecond)));
    }

    // In whole numbers: 1000 events a second are one unit, not one and a rounding error.
    private long Units(long perPeriod, long ofUnit)
    {
        var unit = ofUnit * Seconds;
        return (perPeriod + unit - 1) / unit;
    }
}
