using Microsoft.Extensions.Logging;
using TelemetryGen.Server.Diagnostics;

namespace TelemetryGen.Server.Alerts.Delivery;

/// <summary>Logs alerts: a warning when one fires, information when it is over.</summary>
internal sealed class AlertLog(ILogger logger) : IAlertSink
{
    public string Name => "log";

    public Task SendAsync(Alert alert, CancellationToken cancellationToken)
    {
        if (alert.State == AlertState.Firing)
        {
            ServerLog.AlertFires(logger, alert.Text);
        }
        else
        {
            ServerLog.AlertIsOver(logger, alert.Text);
        }

        return Task.CompletedTask;
    }
}
