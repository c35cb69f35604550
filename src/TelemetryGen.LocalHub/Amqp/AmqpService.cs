using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.IO.Pipelines;
using Amqp;
using Amqp.Framing;
using Amqp.Listener;
using Amqp.Types;
using TelemetryGen.LocalHub.Amqp.Claims;
using TelemetryGen.LocalHub.Amqp.Errors;
using TelemetryGen.LocalHub.Amqp.Links;
using TelemetryGen.LocalHub.Amqp.Receivers;
using TelemetryGen.LocalHub.Amqp.Sasl;
using TelemetryGen.LocalHub.Amqp.Transport;
using TelemetryGen.LocalHub.Devices;
using TelemetryGen.LocalHub.Policies;
using TelemetryGen.LocalHub.Store;

namespace TelemetryGen.LocalHub.Amqp;

/// <summary>AMQP 1.0 on any pipe: what clients share.</summary>
internal sealed class AmqpService : IAsyncDisposable
{
    private const int MaxFrameBytes = 64 * 1024;

    // A session a link, as the .NET client has it; and more links in one than any client makes.
    private const ushort MaxSessions = 5000;
    private const int MaxLinksInSession = 1024;

    // Azure ends a connection on which nothing came for four minutes.
    private const int IdleMilliseconds = 240_000;

    // Tokens end and publishers are revoked between messages too.
    private static readonly TimeSpan SweepEvery = TimeSpan.FromSeconds(1);

    // For clients to answer the close, when the hub stops.
    private static readonly TimeSpan CloseWithin = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<AmqpClient, byte> _clients = new();
    private readonly CancellationTokenSource _closing = new();
    private readonly AcceptedTransports _transports = new();
    private readonly BusyCount _busy = new();
    private readonly SaslHandshake _sasl;
    private readonly ConnectionListener _listener;
    private readonly Func<Publication, Task<AppendResult>> _append;
    private readonly Task _sweeping;

    public AmqpService(AmqpDependencies from, AmqpOptions options)
    {
        (Hubs, _append, Policies, Revoked, Clock) = (from.Hubs, from.Append, from.Policies, from.Revoked, from.Clock);
        (MaxMessageBytes, Created) = (from.MaxMessageBytes, from.Created);
        ConsumerGroups = options.ConsumerGroups.Append(AmqpOptions.DefaultConsumerGroup).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        Verifier = new TokenVerifier(from.Policies, from.Audience);
        Errors = new AmqpErrors(from.Clock);
        Readers = new ReaderTable(from.Clock);
        Log = new AmqpLog(from.Logger);
        _sasl = new SaslHandshake(new PlainLogin(from.Policies));
        _listener = new ConnectionListener(new Address($"{AcceptedTransports.Scheme}://localhost:1"), new HubContainer(this, _transports))
        {
            HandlerFactory = static _ => new FrameDefaults(),
        };
        _listener.AMQP.ContainerId = $"telemetrygen-{Guid.NewGuid():N}";
        _listener.AMQP.MaxFrameSize = MaxFrameBytes;
        _listener.AMQP.MaxSessionsPerConnection = MaxSessions;
        _listener.AMQP.MaxLinksPerSession = MaxLinksInSession;
        _listener.AMQP.IdleTimeout = IdleMilliseconds;
        _listener.Open();
        _sweeping = SweepAsync();
    }

    public IReadOnlyDictionary<string, HubInfo> Hubs { get; }

    public PolicyStore Policies { get; }

    public RevokedDevices Revoked { get; }

    public TimeProvider Clock { get; }

    public IReadOnlySet<string> ConsumerGroups { get; }

    public TokenVerifier Verifier { get; }

    public AmqpErrors Errors { get; }

    /// <summary>What all clients have sent of messages that are not whole.</summary>
    public PartialBytes Partial { get; } = new();

    public AmqpLog Log { get; }

    public ReaderTable Readers { get; }

    /// <summary>Most bytes of a message.</summary>
    public int MaxMessageBytes { get; }

    /// <summary>When the hubs were made.</summary>
    public DateTimeOffset Created { get; }

    /// <summary>Who is connected now.</summary>
    internal IEnumerable<AmqpClient> Clients => _clients.Keys;

    /// <summary>Serves a connection to its end.</summary>
    /// <param name="pipe">Whose first bytes are the client's.</param>
    /// <param name="name">From where it comes.</param>
    public async Task ServeAsync(IDuplexPipe pipe, string name)
    {
        var sasl = await _sasl.RunAsync(pipe, _closing.Token);
        if (sasl.Refusal is not null)
        {
            Log.NotLetIn(name, sasl.Refusal);
            return;
        }

        var transport = new AmqpTransport(pipe, MaxFrameBytes, MaxMessageBytes, Partial);
        var client = new AmqpClient(this, transport, sasl.Login, name);
        _clients[client] = 0;
        try
        {
            if (_closing.IsCancellationRequested || !_transports.TryAdd(transport))
            {
                return;
            }

            Log.Connected(name, sasl.Login is null ? "token" : "policy");
            await transport.Closed;
            LogEnd(name, client.Connection?.Error);
        }
        finally
        {
            _clients.TryRemove(client, out _);
        }
    }

    /// <summary>Stores the events of a message; ends when they are on the disk.</summary>
    public Task<AppendResult> AppendAsync(Publication publication) => _append(publication);

    /// <summary>Counts a message that waits for the disk until it is disposed of; null when no more are taken.</summary>
    public IDisposable? Begin() => _busy.TryBegin();

    /// <summary>Takes no more messages, answers those it has taken, and closes all connections.</summary>
    public async ValueTask DisposeAsync()
    {
        await _busy.StopAsync();
        await _closing.CancelAsync();
        await _sweeping;
        var error = new Error(new Symbol(AmqpCondition.ConnectionForced)) { Description = "The hub is stopping" };
        var clients = _clients.Keys.ToArray();
        foreach (var client in clients)
        {
            client.Close(error);
        }

        _listener.Close();
        var closed = Task.WhenAll(clients.Select(static client => client.Transport.Closed));
        await Task.WhenAny(closed, Task.Delay(CloseWithin));
        foreach (var client in clients)
        {
            client.Transport.Close();
        }
    }

    private void LogEnd(string name, Error? error)
    {
        // What the library says of a client that is gone.
        if (error is null || error.Condition == AmqpCondition.ConnectionForced)
        {
            Log.Disconnected(name);
        }
        else
        {
            Log.ConnectionFailed(name, error.Condition, error.Description ?? "");
        }
    }

    private async Task SweepAsync()
    {
        using var timer = new PeriodicTimer(SweepEvery);
        try
        {
            while (await timer.WaitForNextTickAsync(_closing.Token))
            {
                SweepOnce();
            }
        }
        catch (OperationCanceledException)
        {
            // The end.
        }
    }

    private void SweepOnce()
    {
        foreach (var client in _clients.Keys)
        {
            try
            {
                client.Sweep();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidOperationException)
            {
                Log.SweepFailed(e);
            }
        }
    }
}
