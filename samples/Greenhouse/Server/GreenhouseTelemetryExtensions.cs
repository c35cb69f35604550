using Microsoft.Extensions.Configuration;
using TelemetryGen.Server;

namespace Acme.Greenhouse.Server;

/// <summary>What the greenhouse's server does with what arrives, wherever it arrives from.</summary>
internal static class GreenhouseTelemetryExtensions
{
    /// <summary>The weather that boards replay is that of 2010: its times are believed.</summary>
    private static readonly DateTimeOffset Weather = new(2010, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>What seedlings do not bear for long, in Cel.</summary>
    private const double Cold = 4;

    /// <summary>Prints and counts records, watches for cold and weak batteries, and keeps an eye on the boards.</summary>
    public static TelemetryBuilder HandleGreenhouse(this TelemetryBuilder telemetry, IConfiguration configuration, Tally tally)
    {
        var rows = new RowPrinter(tally);
        telemetry
            .Configure(o => o.EarliestTime = Weather)
            .HandleBatch<Climate>(rows.PrintAsync)
            .HandleBatch<Health>(rows.PrintAsync)
            .Alert<Climate>("cold", c => c.Temperature < Cold, o =>
            {
                o.After = TimeSpan.FromHours(3);
                o.Until = c => c.Temperature > Cold + 1;
                o.Describe = c => FormattableString.Invariant($"{c.Temperature:0.0} Cel");
            })
            .Alert<Climate>("battery", c => c.Battery < 3300, o =>
            {
                o.Until = c => c.Battery > 3500;
                o.RepeatEvery = TimeSpan.FromDays(1);
                o.Describe = c => $"{c.Battery} mV";
            })
            .Alert<Health>("alarm", h => h.Alarms != Alarms.None, o => o.Describe = h => $"{h.Alarms}")
            .RecordMetrics()
            .TrackFleet();
        return configuration["Alerts:WebhookUrl"] is null ? telemetry : telemetry.AlertToWebhook(configuration);
    }
}
