using System.Collections.Concurrent;
using Amqp;
using Amqp.Framing;
using Amqp.Listener;
using TelemetryGen.LocalHub.Amqp.Claims;
using TelemetryGen.LocalHub.Amqp.Encoding;
using TelemetryGen.LocalHub.Amqp.Errors;
using TelemetryGen.LocalHub.Amqp.Nodes;
using TelemetryGen.LocalHub.Amqp.Sasl;
using TelemetryGen.LocalHub.Amqp.Transport;

namespace TelemetryGen.LocalHub.Amqp.Links;

/// <summary>A connected client: its tokens and its links.</summary>
internal sealed class AmqpClient
{
    // The library's connection carries its client under this name.
    private const string Key = "client";

    private readonly ConcurrentDictionary<HubLink, (ushort Channel, uint Handle)> _links = new();
    private readonly ConcurrentDictionary<(ushort Channel, uint Handle), HubLink> _byHandle = new();

    public AmqpClient(AmqpService service, AmqpTransport transport, PolicyLogin? login, string name)
    {
        Service = service;
        Transport = transport;
        Name = name;
        Claims = new ClaimSet(login, service.Policies, service.Clock);
        transport.FrameDone = OnFrameDone;
        transport.EndLink = EndLink;
        transport.Connected = connection =>
        {
            Connection = (ListenerConnection)connection;
            Connection.Properties[Key] = this;
        };
    }

    public AmqpService Service { get; }

    public AmqpTransport Transport { get; }

    /// <summary>The address that it connected from.</summary>
    public string Name { get; }

    public ClaimSet Claims { get; }

    public ReplyLinks Replies { get; } = new();

    /// <summary>The library's connection; null before it has one.</summary>
    public ListenerConnection? Connection { get; private set; }

    /// <summary>The links that are attached now.</summary>
    internal IEnumerable<HubLink> Links => _links.Keys;

    public static AmqpClient Of(ListenerConnection connection) => (AmqpClient)connection.Properties[Key];

    /// <summary>Takes in a link whose attach is the frame that is worked on.</summary>
    public void Add(HubLink link)
    {
        if (Transport.Current is not { Code: PerformativeCode.Attach, Handle: { } handle } frame)
        {
            throw new InvalidOperationException("A link is added while its attach is worked on.");
        }

        _links[link] = (frame.Channel, handle);
        _byHandle[(frame.Channel, handle)] = link;
        link.Link.AddClosedCallback((_, _) => Remove(link));
    }

    /// <summary>Detaches the links whose token has ended or whose publisher is revoked.</summary>
    public void Sweep()
    {
        foreach (var link in _links.Keys)
        {
            if (link.Check() is { } fault)
            {
                link.Detach(fault);
            }
        }
    }

    /// <summary>Ends the connection with an error that the client may try again after.</summary>
    public void Close(Error error)
    {
        if (Connection is null)
        {
            Transport.Close();
            return;
        }

        try
        {
            Connection.Close(TimeSpan.Zero, error);
        }
        catch (Exception e) when (e is AmqpException or ObjectDisposedException)
        {
            // It went away at this moment.
            Service.Log.NotTold(Name, "", e.Message);
        }
    }

    private void Remove(HubLink link)
    {
        if (_links.TryRemove(link, out var place))
        {
            _byHandle.TryRemove(new KeyValuePair<(ushort Channel, uint Handle), HubLink>(place, link));
        }
    }

    private bool EndLink(InboundFrame frame)
    {
        if (frame.Handle is not { } handle || !_byHandle.TryGetValue((frame.Channel, handle), out var link))
        {
            return false;
        }

        link.Detach(AmqpFault.FarTooLarge(Service.MaxMessageBytes));
        return true;
    }

    // The library has taken in the flow by now, so that both count the same.
    private void OnFrameDone(InboundFrame frame)
    {
        if (frame is { Code: PerformativeCode.Flow, Handle: { } handle } && _byHandle.TryGetValue((frame.Channel, handle), out var link))
        {
            link.OnFlow(frame.DeliveryCount, frame.LinkCredit, frame.Drain);
        }
    }
}
