using System.Net.Mime;
using System.Text;
using System.Text.Json;

namespace TelemetryGen.Server.Alerts.Delivery;

/// <summary>Posts alerts as JSON.</summary>
internal sealed class AlertWebhook : IAlertSink, IDisposable
{
    private readonly HttpClient _client;
    private readonly Uri _url;
    private readonly Func<Alert, string>? _format;

    public AlertWebhook(AlertWebhookOptions options)
    {
        _url = options.GetUrl();
        _format = options.Format;
        Name = options.Name;
        _client = options.CreateClient();
    }

    public string Name { get; }

    public async Task SendAsync(Alert alert, CancellationToken cancellationToken)
    {
        var body = _format?.Invoke(alert) ?? JsonSerializer.Serialize(alert, AlertJson.Default.Alert);
        using var content = new StringContent(body, Encoding.UTF8, MediaTypeNames.Application.Json);
        using var response = await _client.PostAsync(_url, content, cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            // Neither address nor answer: a webhook's address is its key, and an answer may repeat it.
            throw new TelemetryServerException($"The webhook '{Name}' answered {(int)response.StatusCode}.");
        }
    }

    public void Dispose() => _client.Dispose();
}
