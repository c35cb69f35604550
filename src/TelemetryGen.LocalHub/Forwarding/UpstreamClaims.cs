using System.Collections.Concurrent;
using System.Globalization;
using Amqp;
using Amqp.Framing;

namespace TelemetryGen.LocalHub.Forwarding;

/// <summary>The tokens of a connection: puts them on it by $cbs, and again before they end.</summary>
internal sealed class UpstreamClaims
{
    private const string Node = "$cbs";
    private const string ReplyTo = "claims";
    private const int Credit = 100;

    // Clocks differ, and a batch takes its time.
    private static readonly TimeSpan RenewBefore = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, TaskCompletionSource<Message>> _waiting = new();
    private readonly ConcurrentDictionary<Uri, DateTimeOffset> _ends = new();
    private readonly UpstreamConnector _connector;
    private readonly SenderLink _sender;
    private long _number;

    /// <summary>Opens the links; requests wait until they are attached.</summary>
    public UpstreamClaims(Session session, UpstreamConnector connector)
    {
        _connector = connector;
        var receiver = new ReceiverLink(
            session,
            "claims-receiver",
            new Attach { Source = new Source { Address = Node }, Target = new Target { Address = ReplyTo } },
            onAttached: null);
        receiver.AddClosedCallback((_, error) => FailAll(error));
        receiver.Start(Credit, OnReply);
        _sender = new SenderLink(session, "claims-sender", Node);
        _sender.AddClosedCallback((_, error) => FailAll(error));
    }

    /// <summary>For how many resources there is a token.</summary>
    public int Count => _ends.Count;

    /// <summary>Puts a token for a resource unless there is one that lives for a while.</summary>
    /// <exception cref="ForwardException">It was not taken.</exception>
    public async Task EnsureAsync(Uri resource, CancellationToken cancellation)
    {
        if (_ends.TryGetValue(resource, out var end) && end - _connector.Clock.GetUtcNow() > RenewBefore)
        {
            return;
        }

        var token = _connector.Sign(resource);
        var reply = await AskAsync(
            new Message(token.Text)
            {
                ApplicationProperties = new ApplicationProperties
                {
                    ["operation"] = "put-token",
                    ["type"] = "servicebus.windows.net:sastoken",
                    ["name"] = new UriBuilder(resource) { Scheme = "amqps", Port = -1 }.Uri.AbsoluteUri,
                    ["expiration"] = token.Expiry.UtcDateTime,
                },
            },
            cancellation);
        var status = Convert.ToInt32(reply.ApplicationProperties?["status-code"], CultureInfo.InvariantCulture);
        if (status is < 200 or > 299)
        {
            var text = reply.ApplicationProperties?["status-description"] as string;
            throw new ForwardException(ForwardFault.OfToken(status, text ?? $"The token was refused with {status}"));
        }

        _ends[resource] = token.Expiry;
    }

    private async Task<Message> AskAsync(Message request, CancellationToken cancellation)
    {
        var id = Interlocked.Increment(ref _number).ToString(CultureInfo.InvariantCulture);
        var reply = new TaskCompletionSource<Message>(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting[id] = reply;
        request.Properties = new Properties { MessageId = id, ReplyTo = ReplyTo };
        try
        {
            _sender.Send(request, (link, _, outcome, _) => OnSent(reply, outcome), state: null);
            return await reply.Task.WaitAsync(UpstreamConnector.Patience, cancellation);
        }
        catch (Exception e) when (e is AmqpException or TimeoutException or ObjectDisposedException)
        {
            throw new ForwardException(ForwardFault.Unreachable($"{Node} does not answer: {e.Message}"));
        }
        finally
        {
            _waiting.TryRemove(id, out _);
        }
    }

    private static void OnSent(TaskCompletionSource<Message> reply, Outcome? outcome)
    {
        if (outcome is not Accepted)
        {
            reply.TrySetException(new ForwardException(ForwardFault.Unreachable($"{Node} did not take a token: {outcome}")));
        }
    }

    private void OnReply(IReceiverLink link, Message message)
    {
        link.Accept(message);
        if (message.Properties?.GetCorrelationId()?.ToString() is { } id && _waiting.TryGetValue(id, out var reply))
        {
            reply.TrySetResult(message);
        }
    }

    private void FailAll(Error? error)
    {
        foreach (var reply in _waiting.Values)
        {
            reply.TrySetException(new ForwardException(ForwardFault.Unreachable(error?.Description ?? $"{Node} was closed")));
        }
    }
}
