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

        var parts = Parse(options.ConnectionString);
        var (own, path) = (options.HubName, parts.EventHubName);
        if (string.IsNullOrWhiteSpace(own))
        {
            return (parts.FullyQualifiedNamespace, string.IsNullOrWhiteSpace(path)
                ? throw new TelemetryServerException("Event Hubs: HubName is not set, and the connection string has no EntityPath.")
                : path);
        }

        if (!string.IsNullOrWhiteSpace(path) && !path.Equals(own, StringComparison.OrdinalIgnoreCase))
        {
            throw new TelemetryServerException(
                $"Event Hubs: HubName is {own}, and the connection string is for {path} (EntityPath). Set one of the two.");
        }

        return (parts.FullyQualifiedNamespace, own);
    }

    /// <summary>The namespace for a person: with the port that is none of Azure's, or the address that is connected to instead.</summary>
    public static string AddressOf(EventHubsSourceOptions options)
    {
        var (ns, _) = Of(options);
        if (options.CustomEndpointAddress is { } custom)
        {
            var place = PortOf(custom) is { } own ? $"{custom.Host}:{own}" : custom.Host;
            return custom.Host.Equals(ns, StringComparison.OrdinalIgnoreCase) ? place : $"{ns} at {place}";
        }

        return !string.IsNullOrWhiteSpace(options.ConnectionString) && PortOf(Parse(options.ConnectionString).Endpoint) is { } port
            ? $"{ns}:{port}"
            : ns;
    }

    private static int? PortOf(Uri address) => address.Port is var port and > 0 and not (443 or 5671) ? port : null;

    // What a client asks for, before it does: its own errors are many lines.
    private static EventHubsConnectionStringProperties Parse(string connectionString)
    {
        try
        {
            var parts = EventHubsConnectionStringProperties.Parse(connectionString);
            var hasKey = parts.SharedAccessKeyName is not null && parts.SharedAccessKey is not null;
            if (parts.Endpoint is not null && (hasKey || parts.SharedAccessSignature is not null))
            {
                return parts;
            }
        }
        catch (FormatException)
        {
            // Its own text would have the key.
        }

        throw new TelemetryServerException(
            "Event Hubs: ConnectionString is not of the form Endpoint=sb://…;SharedAccessKeyName=…;SharedAccessKey=….");
    }
}
