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

    internal Uri GetUrl()
    {
        if (string.IsNullOrWhiteSpace(WebhookUrl))
        {
            throw new TelemetryServerException(
                $"The alerts' webhook '{Name}' has no address. Set WebhookUrl; in the environment it is Alerts__WebhookUrl.");
        }

        return Uri.TryCreate(WebhookUrl, UriKind.Absolute, out var url)
            && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback))
            ? url
            : throw new TelemetryServerException(
                $"The address of the alerts' webhook '{Name}' must begin with https://, or with http:// on this machine.");
    }
}
