using Amqp;
using Amqp.Framing;
using Amqp.Listener;
using Amqp.Sasl;
using Amqp.Types;
using TelemetryGen.LocalHub;
using TelemetryGen.LocalHub.Amqp.Receivers;

namespace TelemetryGen.Benchmarks.Hub.Receive;

/// <summary>
/// AMQPNetLite's listener as it comes, which gives every reader the same messages: encoded before, and kept in memory. It takes any token.
/// </summary>
internal sealed class MemoryListener : ILinkProcessor
{
    private readonly List<ArraySegment<byte>> _messages;

    private MemoryListener(IEnumerable<StoredEvent> events) =>
        _messages = [.. events.Select(static item => EventEncoder.Encode(item, newest: null, now: 0))];

    /// <summary>Serves these events on a port without TLS.</summary>
    public static ContainerHost Start(int port, IEnumerable<StoredEvent> events)
    {
        var host = new ContainerHost(new Address($"amqp://127.0.0.1:{port}"));
        host.Listeners[0].SASL.EnableMechanism(new Symbol("MSSBCBS"), SaslProfile.Anonymous);
        host.RegisterRequestProcessor("$cbs", new Tokens());
        host.RegisterLinkProcessor(new MemoryListener(events));
        host.Open();
        return host;
    }

    public void Process(AttachContext context)
    {
        // Its reader knows only from this where the messages come from.
        context.Attach.MaxMessageSize = 1024 * 1024;
        context.Complete(new Reader(_messages), 0);
    }

    private sealed class Tokens : IRequestProcessor
    {
        public int Credit => 100;

        public void Process(RequestContext requestContext) => requestContext.Complete(
            new Message
            {
                ApplicationProperties = new ApplicationProperties { ["status-code"] = 202, ["status-description"] = "Accepted" },
            });
    }

    private sealed class Reader(List<ArraySegment<byte>> messages) : LinkEndpoint
    {
        private int _next;

        public override void OnFlow(FlowContext flowContext)
        {
            for (var left = Math.Min(flowContext.Messages, messages.Count - _next); left > 0; left--)
            {
                var bytes = messages[_next++];
                flowContext.Link.SendMessage(new Message(), new ByteBuffer(bytes.Array!, bytes.Offset, bytes.Count, bytes.Count));
            }
        }

        public override void OnDisposition(DispositionContext dispositionContext) => dispositionContext.Complete();
    }
}
