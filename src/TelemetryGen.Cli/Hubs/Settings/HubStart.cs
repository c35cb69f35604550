using Microsoft.Extensions.Logging;
using TelemetryGen.LocalHub;

namespace TelemetryGen.Cli.Hubs.Settings;

/// <summary>How <c>telemetrygen hub</c> runs.</summary>
/// <param name="Hub">The hub's own options.</param>
/// <param name="Log">The least that is logged.</param>
/// <param name="LogJson">Whether lines of the log are JSON.</param>
/// <param name="Json">Whether the command's own output is.</param>
/// <param name="Otlp">Where metrics go by OTLP; null for nowhere.</param>
/// <param name="Page">Where its page is served; null for none.</param>
/// <param name="Schema">The file by which the page decodes; null for none.</param>
/// <param name="ForwardTo">The environment variable that holds the connection string of the hub above; null for none.</param>
internal sealed record HubStart(
    LocalHubOptions Hub,
    LogLevel Log = LogLevel.Warning,
    bool LogJson = false,
    bool Json = false,
    Uri? Otlp = null,
    PageAddress? Page = null,
    string? Schema = null,
    string? ForwardTo = null)
{
    /// <summary>What the command runs when nothing is said: the hub's own defaults, AMQP, and the page.</summary>
    public static HubStart Usual { get; } = new(
        new LocalHubOptions { DataDirectory = "", Amqp = new AmqpOptions() }, Page: PageAddress.Usual);
}
