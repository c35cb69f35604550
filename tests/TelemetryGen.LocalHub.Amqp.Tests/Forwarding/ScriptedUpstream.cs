using System.Net;
using System.Net.Sockets;
using Amqp;
using Amqp.Framing;
using Amqp.Listener;
using Amqp.Types;
using TelemetryGen.LocalHub.Amqp.Tests.Fixtures;

namespace TelemetryGen.LocalHub.Amqp.Tests.Forwarding;

/// <summary>A hub above that answers each batch as a test says. It keeps the bodies of what it takes, in their order.</summary>
internal sealed class ScriptedUpstream : IDisposable
{
    private readonly ContainerHost _host;

    /// <param name="answer">Null takes a batch; an error refuses it; an exception cuts the connection.</param>
    public ScriptedUpstream(Func<string[], Error?> answer)
    {
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Port = ((IPEndPoint)free.LocalEndpoint).Port;
        }

        _host = new ContainerHost(new Address($"amqp://127.0.0.1:{Port}"));
        _host.Listeners[0].SASL.EnableAnonymousMechanism = true;
        _host.RegisterRequestProcessor("$cbs", new Claims());
        _host.RegisterMessageProcessor(AmqpHub.Name, new Events(this, answer));
        _host.Open();
    }

    public int Port { get; }

    public string ConnectionString =>
        $"Endpoint=sb://127.0.0.1:{Port};SharedAccessKeyName=send;SharedAccessKey=a2V5;UseDevelopmentEmulator=true";

    /// <summary>Bodies of the events that were taken.</summary>
    public List<string> Taken { get; } = [];

    /// <summary>Sizes of the batches, taken or not.</summary>
    public List<int> Batches { get; } = [];

    public void Dispose() => _host.Close();

    private static string Body(Data data)
    {
        var bytes = data.Binary;
        using var message = Message.Decode(new ByteBuffer(bytes, 0, bytes.Length, bytes.Length));
        return System.Text.Encoding.UTF8.GetString(((Data)message.BodySection).Binary);
    }

    private sealed class Claims : IRequestProcessor
    {
        public int Credit => 10;

        public void Process(RequestContext requestContext) => requestContext.Complete(new Message
        {
            ApplicationProperties = new ApplicationProperties { ["status-code"] = 202, ["status-description"] = "Accepted" },
        });
    }

    private sealed class Events(ScriptedUpstream upstream, Func<string[], Error?> answer) : IMessageProcessor
    {
        public int Credit => 100;

        public void Process(MessageContext messageContext)
        {
            var bodies = messageContext.Message.BodySection is DataList list
                ? Enumerable.Range(0, list.Count).Select(i => Body(list[i])).ToArray()
                : [Body((Data)messageContext.Message.BodySection)];
            lock (upstream.Taken)
            {
                upstream.Batches.Add(bodies.Length);
                try
                {
                    if (answer(bodies) is { } error)
                    {
                        messageContext.Complete(error);
                        return;
                    }

                    upstream.Taken.AddRange(bodies);
                    messageContext.Complete();
                }
                catch (IOException)
                {
                    messageContext.Link.Session.Connection.Close(TimeSpan.Zero, new Error(new Symbol("amqp:connection:forced")));
                }
            }
        }
    }
}
