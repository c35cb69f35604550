using Azure.Messaging.EventHubs;

namespace TelemetryGen.Server;

/// <summary>The names of the hub that is read.</summary>
internal static class EventHubsNames
{
    /// <summary>The namespace's host and the hub.</summary>
    /// <exception cref="TelemetryServerException">The connection string is none, or nothing names the hub.</exception>
    public static (string Namespace, string Hub) Of(EventHubsSourceOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.ConnectionString))
        {
            return (options.FullyQualifiedNamespace!, options.HubName!);
        }

        EventHubsConnectionStringProperties parts;
        try
        {
            parts = EventHubsConnectionStringProperties.Parse(options.ConnectionString);
        }
        catch (FormatException)
        {
            // Its own text would have the key.
            throw new TelemetryServerException(
                "Event Hubs: ConnectionString is not of the form Endpoint=sb://…;SharedAccessKeyName=…;SharedAccessKey=….");
        }

        return (parts.FullyQualifiedNamespace ?? "", options.HubName ?? parts.EventHubName ?? throw new TelemetryServerException(
            "Event Hubs: HubName is not set, and the connection string has no EntityPath."));
    }
}
