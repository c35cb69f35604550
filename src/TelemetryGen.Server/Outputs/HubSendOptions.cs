using Azure.Core;
using Azure.Messaging.EventHubs;

namespace TelemetryGen.Server;

/// <summary>
/// A hub that the server sends to. Either <see cref="ConnectionString"/>, or <see cref="FullyQualifiedNamespace"/> with
/// <see cref="Credential"/>. The configuration section has the same names; keys belong into the environment or a file.
/// </summary>
public abstract class HubSendOptions
{
    private protected HubSendOptions()
    {
    }

    /// <summary>The connection string of a policy with the right Send, of the namespace or of the hub.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>The namespace's host, such as <c>contoso.servicebus.windows.net</c>.</summary>
    public string? FullyQualifiedNamespace { get; set; }

    /// <summary>Who sends, by Entra. It needs the role Azure Event Hubs Data Sender.</summary>
    public TokenCredential? Credential { get; set; }

    /// <summary>The hub. It may be left out when the connection string has an EntityPath.</summary>
    public string? HubName { get; set; }

    /// <summary>AMQP over TCP, or in WebSockets where a firewall lets nothing else out.</summary>
    public EventHubsTransportType TransportType { get; set; } = EventHubsTransportType.AmqpTcp;

    /// <summary>Where to connect instead of the namespace's own address.</summary>
    public Uri? CustomEndpointAddress { get; set; }

    /// <summary>A PEM file with the authority that the hub's certificate must come from: <c>ca.pem</c> of a local hub.</summary>
    public string? TrustedCaFile { get; set; }

    internal EventHubsSourceOptions ToHub() => new()
    {
        ConnectionString = ConnectionString,
        FullyQualifiedNamespace = FullyQualifiedNamespace,
        Credential = Credential,
        HubName = HubName,
        TransportType = TransportType,
        CustomEndpointAddress = CustomEndpointAddress,
        TrustedCaFile = TrustedCaFile,
    };
}
