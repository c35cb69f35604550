using Azure.Messaging.EventHubs;

namespace TelemetryGen.Server.Kafka;

/// <summary>The Kafka endpoint that a connection string of Event Hubs names.</summary>
/// <param name="Host">The namespace's host.</param>
/// <param name="Hub">The hub, when the string has an EntityPath.</param>
/// <param name="IsEmulator">It is Microsoft's emulator, which speaks without TLS.</param>
internal sealed record EventHubsEndpoint(string Host, string? Hub, bool IsEmulator)
{
    /// <summary>The user of every connection string; the string itself is the password.</summary>
    public const string UserName = "$ConnectionString";

    public string Servers => IsEmulator ? $"{Host}:9092" : $"{Host}:9093";

    /// <exception cref="TelemetryServerException">It is no connection string.</exception>
    public static EventHubsEndpoint Parse(string connectionString)
    {
        try
        {
            var parts = EventHubsConnectionStringProperties.Parse(connectionString);
            return new(
                parts.FullyQualifiedNamespace, parts.EventHubName,
                connectionString.Contains("UseDevelopmentEmulator=true", StringComparison.OrdinalIgnoreCase));
        }
        catch (FormatException)
        {
            // Its own text would have the key.
            throw new TelemetryServerException(
                "Kafka: ConnectionString is not of the form Endpoint=sb://…;SharedAccessKeyName=…;SharedAccessKey=….");
        }
    }
}
