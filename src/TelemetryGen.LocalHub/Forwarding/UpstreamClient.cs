using Amqp;

namespace TelemetryGen.LocalHub.Forwarding;

/// <summary>A connection to the hub above, made when it is needed, with its tokens and links.</summary>
internal sealed class UpstreamClient(UpstreamConnector connector, string hub) : IDisposable
{
    /// <summary>Most links at once. Azure gives a session 255.</summary>
    public const int MaxLinks = 100;

    // A local hub takes a thousand of a connection. With so many publishers it is made anew now and then.
    private const int MaxTokens = 900;

    private Opened? _opened;
    private long _names;

    /// <summary>Connects unless there is a connection that is good; call it while no link is in use.</summary>
    /// <exception cref="ForwardException">There is no connection.</exception>
    public async Task OpenAsync(CancellationToken cancellation)
    {
        if (_opened is { } open && !open.Connection.IsClosed && !open.Session.IsClosed && open.Claims.Count < MaxTokens)
        {
            return;
        }

        Close();
        var connection = await connector.ConnectAsync(cancellation);
        try
        {
            var session = new Session(connection);
            var claims = new UpstreamClaims(session, connector);
            _opened = new Opened(connection, session, claims, new LinkPool((route, c) => AttachAsync(session, route, c), MaxLinks));
        }
        catch (AmqpException e)
        {
            connection.Close(TimeSpan.Zero);
            throw new ForwardException(ForwardFault.Unreachable($"No session with {connector.Address}: {e.Message}"));
        }
    }

    /// <summary>A link for events of a route, with a token that lives for a while.</summary>
    /// <exception cref="ForwardException">There is none to be had.</exception>
    public async Task<LinkLease> RentAsync(ForwardRoute route, CancellationToken cancellation)
    {
        var opened = _opened ?? throw new InvalidOperationException("It is not open.");
        await opened.Claims.EnsureAsync(Resource(route), cancellation);
        return await opened.Links.RentAsync(route, cancellation);
    }

    /// <summary>Ends the connection; the next use makes another.</summary>
    public void Close()
    {
        var connection = _opened?.Connection;
        _opened = null;
        try
        {
            connection?.Close(TimeSpan.Zero);
        }
        catch (AmqpException)
        {
            // It has ended by itself.
        }
    }

    public void Dispose() => Close();

    private Uri Resource(ForwardRoute route) => route.Resource(connector.Address.Authority, hub);

    private Task<UpstreamLink> AttachAsync(Session session, ForwardRoute route, CancellationToken cancellation)
    {
        var name = $"forward-{Interlocked.Increment(ref _names).ToString(System.Globalization.CultureInfo.InvariantCulture)}";
        return UpstreamLink.AttachAsync(session, name, route.Address(hub), route.Publisher is not null, cancellation);
    }

    private sealed record Opened(Connection Connection, Session Session, UpstreamClaims Claims, LinkPool Links);
}
