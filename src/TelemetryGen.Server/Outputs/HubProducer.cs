using Azure.Messaging.EventHubs.Producer;

namespace TelemetryGen.Server;

/// <summary>The official client that sends, made of options.</summary>
internal static class HubProducer
{
    /// <summary>The client, and its hub in words.</summary>
    /// <param name="options">The hub.</param>
    /// <param name="section">The section of the configuration that names it, for the error.</param>
    /// <exception cref="TelemetryServerException">The options do not say which hub, or who sends.</exception>
    public static (EventHubProducerClient Client, string Description) Create(HubSendOptions options, string section)
    {
        var hub = options.ToHub();
        hub.ThrowIfNoHub(section);
        var (_, name) = EventHubsNames.Of(hub);
        var client = new EventHubProducerClientOptions
        {
            ConnectionOptions = hub.ToConnectionOptions(), RetryOptions = new() { CustomRetryPolicy = new HubRetries() },
        };
        return (
            string.IsNullOrWhiteSpace(hub.ConnectionString)
                ? new(hub.FullyQualifiedNamespace, name, hub.Credential, client)
                : new(hub.ConnectionString, name, client),
            $"hub {name} of {EventHubsNames.AddressOf(hub)}");
    }
}
