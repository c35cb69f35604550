using Amqp;
using Amqp.Framing;
using Amqp.Listener;
using TelemetryGen.LocalHub.Amqp.Errors;
using TelemetryGen.LocalHub.Amqp.Links;

namespace TelemetryGen.LocalHub.Amqp.Nodes;

/// <summary>The link on which a client asks a node. Each request is authorized by itself.</summary>
internal sealed class RequestLink : HubLink
{
    private const uint Credit = 100;

    private readonly RequestNode _node;

    public RequestLink(AmqpClient client, ListenerLink link, LinkPath path, RequestNode node)
        : base(client, link, path)
    {
        _node = node;
        link.InitializeReceiver(Credit, (_, message, _, _) => OnRequest((RawMessage)message), state: null);
    }

    public override AmqpFault? Check() => null;

    private void OnRequest(RawMessage message)
    {
        Message request;
        try
        {
            request = message.Parse();
        }
        catch (Exception e) when (e is AmqpException or InvalidOperationException or ArgumentException or IndexOutOfRangeException
            or OverflowException or InvalidCastException or NullReferenceException)
        {
            // Whatever the library's decoder makes of bytes that are no message.
            var (error, _) =
                Client.Service.Errors.Make(AmqpFault.BadMessage($"The request is not a message: {e.Message}"), Path.ToString());
            Link.DisposeMessage(message, new Rejected { Error = error }, settled: true);
            return;
        }

        Link.DisposeMessage(message, new Accepted(), settled: true);
        var reply = _node.Answer(request, Path);
        reply.Properties = new Properties();
        if (request.Properties?.GetMessageId() is { } id)
        {
            reply.Properties.SetCorrelationId(id);
        }

        if (!Client.Replies.TrySend(this, request.Properties?.ReplyTo, reply))
        {
            Client.Service.Log.NoReplyLink(Client.Name, Path.ToString());
        }
    }
}
