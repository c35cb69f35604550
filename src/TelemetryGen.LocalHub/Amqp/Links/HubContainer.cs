using System.Security.Cryptography.X509Certificates;
using Amqp;
using Amqp.Framing;
using Amqp.Listener;
using TelemetryGen.LocalHub.Amqp.Transport;

namespace TelemetryGen.LocalHub.Amqp.Links;

/// <summary>What the library's listener asks: for transports, messages and links.</summary>
internal sealed class HubContainer(AmqpService service, AcceptedTransports transports) : IContainer
{
    private readonly LinkAttacher _attacher = new(service);

    public X509Certificate2? ServiceCertificate => null;

    public IDictionary<string, TransportProvider> CustomTransports { get; } =
        new Dictionary<string, TransportProvider> { [AcceptedTransports.Scheme] = transports };

    public Message CreateMessage(ByteBuffer buffer) => new RawMessage(buffer);

    public Link CreateLink(ListenerConnection connection, ListenerSession session, Attach attach) => new ListenerLink(session, attach);

    public bool AttachLink(ListenerConnection connection, ListenerSession session, Link link, Attach attach)
    {
        var client = AmqpClient.Of(connection);
        if (_attacher.TryAttach(client, (ListenerLink)link, attach, out var address) is { } fault)
        {
            var (error, tracking) = service.Errors.Make(fault, address);
            service.Log.AttachRefused(client.Name, error.Description, fault.Code, tracking);
            throw new AmqpException(error);
        }

        service.Log.Attached(client.Name, address);
        return true;
    }
}
