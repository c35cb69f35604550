using Amqp;
using Amqp.Listener;
using TelemetryGen.LocalHub.Amqp.Errors;
using TelemetryGen.LocalHub.Amqp.Links;

namespace TelemetryGen.LocalHub.Amqp.Nodes;

/// <summary>The link on which a client gets the answers of a node, as it has credit for them.</summary>
internal sealed class ReplyLink : HubLink
{
    private const int MaxWaiting = 200;

    private readonly Lock _gate = new();
    private readonly Queue<Message> _waiting = [];
    private readonly LinkCredit _credit;

    public ReplyLink(AmqpClient client, ListenerLink link, LinkPath path, string? address, uint initialDeliveryCount)
        : base(client, link, path)
    {
        Address = address;
        _credit = new LinkCredit(initialDeliveryCount);
        link.InitializeSender(static (_, _, _) => { }, (message, state, settled, _) => Settle(message, state, settled), state: null);
    }

    /// <summary>What the client calls its end of the link.</summary>
    public string? Address { get; }

    public override AmqpFault? Check() => null;

    public override void OnFlow(uint? deliveryCount, uint credit, bool drain)
    {
        _credit.Set(deliveryCount, credit, drain);
        SendWaiting();
        LinkDrain.Answer(Link, _credit);
    }

    public void Send(Message reply)
    {
        bool tooMany;
        lock (_gate)
        {
            tooMany = _waiting.Count >= MaxWaiting;
            if (!tooMany)
            {
                _waiting.Enqueue(reply);
            }
        }

        if (tooMany)
        {
            Detach(AmqpFault.TooManyRequests(MaxWaiting));
        }
        else
        {
            SendWaiting();
        }
    }

    private void SendWaiting()
    {
        lock (_gate)
        {
            while (_credit.Available > 0 && _waiting.TryDequeue(out var reply))
            {
                _credit.Use();
                Link.SendMessage(reply);
            }
        }
    }

    private void Settle(Message message, global::Amqp.Framing.DeliveryState state, bool settled)
    {
        if (!settled)
        {
            Link.DisposeMessage(message, state, settled: true);
        }
    }
}
