using TelemetryGen.Server.Outputs;

namespace TelemetryGen.Server;

/// <summary>Where alerts are posted. The configuration section has the same names; the address and the header are secrets.</summary>
public sealed class AlertWebhookOptions
{
    /// <summary>The sink's name, in logs and in what is kept over a restart.</summary>
    public string Name { get; set; } = "webhook";

    /// <summary>The address: https, or http on this machine.</summary>
    public string? WebhookUrl { get; set; }

    /// <summary>The Authorization header, such as <c>Bearer …</c>; null for none.</summary>
    public string? Authorization { get; set; }

    /// <summary>What is posted in the place of the alert's own JSON, for receivers that want a form of theirs; it is JSON too.</summary>
    public Func<Alert, string>? Format { get; set; }

    private string Target => $"the alerts' webhook '{Name}'";

    internal Uri GetUrl() => HttpTarget.Read(WebhookUrl, Target, "Alerts__WebhookUrl");

    internal HttpClient CreateClient() => HttpTarget.CreateClient(Authorization, Timeout.InfiniteTimeSpan, Target);
}
