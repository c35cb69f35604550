using Amqp;
using Amqp.Framing;

namespace TelemetryGen.LocalHub.Forwarding;

/// <summary>A link on which events are sent to the hub above, as a publisher or for the hub as a whole.</summary>
internal sealed class UpstreamLink
{
    // A hub above that says nothing of it takes what the tier Basic does.
    private const int UsualMaxMessageBytes = EventHubs.EventHubLimits.BasicPublicationBytes;

    // Azure's own clients wait as long for a batch.
    private static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(60);

    private readonly SenderLink _link;

    private UpstreamLink(SenderLink link, int maxMessageBytes) => (_link, MaxMessageBytes) = (link, maxMessageBytes);

    /// <summary>Most bytes of a message, encoded.</summary>
    public int MaxMessageBytes { get; }

    public bool IsClosed => _link.IsClosed;

    /// <exception cref="ForwardException">The link is refused, or there is no connection any more.</exception>
    public static async Task<UpstreamLink> AttachAsync(
        Session session, string name, string address, bool isPublisher, CancellationToken cancellation)
    {
        var attached = new TaskCompletionSource<Attach>(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            var link = new SenderLink(
                session,
                name,
                new Attach
                {
                    Source = new Source(),
                    Target = new Target { Address = address },
                    SndSettleMode = SenderSettleMode.Unsettled,
                },
                (_, answer) => OnAttached(attached, answer));
            link.AddClosedCallback((_, error) => attached.TrySetException(Closed(session, error, isPublisher)));
            var answer = await attached.Task.WaitAsync(UpstreamConnector.Patience, cancellation);
            var max = answer.MaxMessageSize is > 0 and <= int.MaxValue ? (int)answer.MaxMessageSize : UsualMaxMessageBytes;
            return new UpstreamLink(link, max);
        }
        catch (Exception e) when (e is AmqpException or TimeoutException)
        {
            throw new ForwardException(ForwardFault.Unreachable($"No link to {address}: {e.Message}"));
        }
    }

    /// <summary>Null when the message was accepted.</summary>
    /// <exception cref="ForwardException">It is not known whether it was: the connection is of no use any more.</exception>
    public async Task<ForwardFault?> SendAsync(Message message, CancellationToken cut)
    {
        var answer = new TaskCompletionSource<ForwardFault?>(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            _link.Send(message, (_, _, outcome, _) => answer.TrySetResult(Read(outcome)), state: null);
            return await answer.Task.WaitAsync(AnswerTime, cut);
        }
        catch (Exception e) when (e is AmqpException or TimeoutException or ObjectDisposedException)
        {
            throw new ForwardException(ForwardFault.Unreachable($"The hub above did not answer: {e.Message}"));
        }
    }

    /// <summary>Detaches without waiting for the answer.</summary>
    public void Close()
    {
        try
        {
            _link.Close(TimeSpan.Zero);
        }
        catch (AmqpException)
        {
            // The connection has ended, and with it the link.
        }
    }

    // A refused link is attached to nothing, and detached at once with the reason.
    private static void OnAttached(TaskCompletionSource<Attach> attached, Attach answer)
    {
        if (answer.Target is Target)
        {
            attached.TrySetResult(answer);
        }
    }

    private static ForwardException Closed(Session session, Error? error, bool isPublisher) => new(
        error is null || HasEnded(session)
            ? ForwardFault.Unreachable(error?.Description ?? "The link was closed")
            : ForwardFault.OfLink(error, isPublisher));

    private static bool HasEnded(Session session) => session.IsClosed || session.Connection.IsClosed;

    // Runs where the library reads. It gives outcomes of its own to what is lost with a link or a connection; those are no answers, and
    // their conditions may be the library's own. A detach from above has ended the link, but has not closed it yet.
    private ForwardFault? Read(Outcome? outcome)
    {
        if (outcome is Accepted)
        {
            return null;
        }

        var error = (outcome as Rejected)?.Error;
        if (_link.IsClosed || HasEnded(_link.Session) || (_link.LinkState != LinkState.Attached && error is null))
        {
            return ForwardFault.Unreachable(error?.Description ?? "The link was closed");
        }

        return outcome is Rejected
            ? ForwardFault.From(error)
            : new ForwardFault(ForwardTrouble.Busy, "released", "The hub above gave the events back");
    }
}
