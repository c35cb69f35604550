using System.Diagnostics.CodeAnalysis;
using Amqp;
using Amqp.Framing;
using Amqp.Listener;
using TelemetryGen.LocalHub.Amqp.Errors;
using TelemetryGen.LocalHub.Amqp.Links;
using TelemetryGen.LocalHub.Amqp.Transport;
using TelemetryGen.LocalHub.Store;

namespace TelemetryGen.LocalHub.Amqp.Receivers;

/// <summary>A link on which a client reads a partition.</summary>
[SuppressMessage(
    "Design",
    "CA1001",
    Justification = "The source has no timer; it is cancelled at the end of the link, when the pump may still look at it.")]
internal sealed class ReaderLink : HubLink
{
    private readonly CancellationTokenSource _ended = new();
    private readonly ByteBudget _budget = ByteBudget.ForOutbound();
    private readonly LinkCredit _credit;
    private readonly EventPump _pump;

    public ReaderLink(AmqpClient client, ListenerLink link, LinkPath path, ReaderRequest request, PartitionLog log, long position)
        : base(client, link, path)
    {
        Request = request;
        Log = log;
        _credit = new LinkCredit(request.InitialDeliveryCount);
        _pump = new EventPump(this, _credit, _budget, position);
        link.InitializeSender(static (_, _, _) => { }, (message, state, settled, _) => OnSettled(message, state, settled), state: null);
    }

    public ReaderRequest Request { get; }

    public PartitionLog Log { get; }

    /// <summary>Who reads, to tell a receiver that comes back from another: its name, or the connection when it has none.</summary>
    public object Identity => Request.Name ?? (object)Client;

    public override AmqpFault? Check() => Client.Claims.Check(Path, AccessRights.Listen);

    public override void OnFlow(uint? deliveryCount, uint credit, bool drain)
    {
        _credit.Set(deliveryCount, credit, drain);
        _pump.Wake();
    }

    /// <summary>Begins to send as the client has credit.</summary>
    public void Start()
    {
        var address = (Client.Transport.Current.Channel, Link.Handle);
        Client.Transport.Watch(address, _budget);
        Link.AddClosedCallback((_, _) =>
        {
            _ended.Cancel();
            Client.Service.Readers.Remove(this);
            Client.Transport.Unwatch(address, _budget);
        });
        _ = _pump.RunAsync(_ended.Token);
    }

    /// <summary>Gives the library a message; it goes out as the client's session lets it.</summary>
    public void Send(ArraySegment<byte> message)
    {
        _credit.Use();
        _budget.Take(message.Count);
        Link.SendMessage(new Message(), new ByteBuffer(message.Array!, message.Offset, message.Count, message.Count));
    }

    private void OnSettled(Message message, DeliveryState state, bool settled)
    {
        // Whatever a reader says of an event, the hub keeps it.
        if (!settled)
        {
            Link.DisposeMessage(message, state, settled: true);
        }
    }
}
