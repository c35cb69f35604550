using System.Globalization;
using Amqp;
using Amqp.Framing;
using Amqp.Sasl;
using Amqp.Types;

namespace TelemetryGen.LocalHub.Amqp.Tests.Fixtures;

/// <summary>A client that does what it is told, link by link, for what Azure's clients do not let one do.</summary>
internal sealed class LiteClient : IAsyncDisposable
{
    private readonly Connection _connection;
    private int _names;

    private LiteClient(Connection connection)
    {
        _connection = connection;
        Session = new Session(connection);
    }

    public Session Session { get; }

    public Connection Connection => _connection;

    public static async Task<LiteClient> ConnectAsync(AmqpHub hub, SaslProfile? sasl = null)
    {
        var factory = new ConnectionFactory();
        factory.SASL.Profile = sasl ?? SaslProfile.Anonymous;
        return new LiteClient(await factory.CreateAsync(new Address("localhost", hub.Hub.AmqpPort!.Value, null, null, scheme: "AMQP")));
    }

    /// <summary>A client that has put a token.</summary>
    public static async Task<LiteClient> ConnectWithTokenAsync(AmqpHub hub, string? token = null)
    {
        var client = await ConnectAsync(hub);
        var (status, description) = await client.PutTokenAsync(token ?? hub.Token());
        Assert.True(status == 202, description);
        return client;
    }

    /// <summary>Puts a token.</summary>
    public async Task<(int Status, string Description)> PutTokenAsync(string token, string resource = "amqp://localhost/greenhouse")
    {
        var reply = await AskAsync("$cbs", new Message(token)
        {
            ApplicationProperties = new ApplicationProperties { ["operation"] = "put-token", ["type"] = "servicebus.windows.net:sastoken", ["name"] = resource },
        });
        return ((int)reply.ApplicationProperties["status-code"], (string)reply.ApplicationProperties["status-description"]);
    }

    /// <summary>Asks a node.</summary>
    public async Task<Message> AskAsync(string node, Message request)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"ask-{_names++}");
        var receiver = new ReceiverLink(Session, $"{name}-receiver", new Attach { Source = new Source { Address = node }, Target = new Target { Address = name } }, null);
        receiver.SetCredit(1, autoRestore: false);
        var sender = new SenderLink(Session, $"{name}-sender", node);
        request.Properties = new Properties { MessageId = name, ReplyTo = name };
        await sender.SendAsync(request);
        var reply = await receiver.ReceiveAsync(TimeSpan.FromSeconds(10)) ?? throw new TimeoutException($"{node} did not answer.");
        Assert.Equal(name, reply.Properties.CorrelationId);
        await sender.CloseAsync();
        await receiver.CloseAsync();
        return reply;
    }

    /// <summary>A link to send on.</summary>
    public SenderLink Sender(string address, Attach? attach = null)
    {
        attach ??= new Attach();
        attach.Target = new Target { Address = address };
        attach.Source = new Source();
        return new SenderLink(Session, $"sender-{_names++}", attach, null);
    }

    /// <summary>A link to read on.</summary>
    public ReceiverLink Receiver(string address, string? selector = null, Attach? attach = null)
    {
        var source = new Source { Address = address };
        if (selector is not null)
        {
            var name = new Symbol("apache.org:selector-filter:string");
            source.FilterSet = new Map { [name] = new DescribedValue(name, selector) };
        }

        attach ??= new Attach();
        attach.Source = source;
        attach.Target = new Target();
        return new ReceiverLink(Session, $"receiver-{_names++}", attach, null);
    }

    /// <summary>The error with which a link ends.</summary>
    public static async Task<Error> EndAsync(AmqpObject link)
    {
        var ended = new TaskCompletionSource<Error?>(TaskCreationOptions.RunContinuationsAsynchronously);
        link.AddClosedCallback((_, error) => ended.TrySetResult(error));
        return await ended.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken)
            ?? throw new InvalidOperationException("The link ended without an error.");
    }

    /// <summary>The error with which the hub rejects a message; null when it accepts it.</summary>
    public static async Task<Error?> SendAsync(SenderLink sender, Message message)
    {
        var told = new TaskCompletionSource<Outcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        sender.Send(message, (_, _, outcome, _) => told.TrySetResult(outcome), null);
        return await told.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken) switch
        {
            Accepted => null,
            Rejected rejected => rejected.Error,
            var other => throw new InvalidOperationException($"The hub said {other}."),
        };
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await _connection.CloseAsync(TimeSpan.FromSeconds(1), null);
        }
        catch (Exception e) when (e is AmqpException or TimeoutException or ObjectDisposedException)
        {
            // The hub has closed it.
        }
    }
}
