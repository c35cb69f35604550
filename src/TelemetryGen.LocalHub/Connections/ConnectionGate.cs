using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace TelemetryGen.LocalHub.Connections;

/// <summary>
/// Keeps the limits of connections for all listeners of a hub together, as Kestrel connection middleware: <see cref="Admit"/> goes before
/// TLS, <see cref="Open"/> behind it, the protocol last.
/// </summary>
/// <param name="options">The hub's; their limits, and what they are called in the log.</param>
/// <param name="logger">The log.</param>
internal sealed partial class ConnectionGate(LocalHubOptions options, ILogger logger) : IDisposable
{
    // Kestrel ends a handshake by a timer whose ticks are coarser than the clock that measures it here.
    private static readonly TimeSpan TimerSlack = TimeSpan.FromMilliseconds(100);

    private readonly ConnectionLimits _limits = options.Connections;
    private readonly TimeProvider _clock = options.TimeProvider;
    private readonly ConnectionCount _count = new(options.Connections.MaxConnections, options.Connections.MaxConnectionsPerAddress);
    private readonly Tally _tooMany = new(options.TimeProvider);
    private readonly Tally _tooManyOfOne = new(options.TimeProvider);
    private readonly Tally _tooManyHandshakes = new(options.TimeProvider);
    private readonly Tally _slowHandshakes = new(options.TimeProvider);
    private readonly Tally _silent = new(options.TimeProvider);
    private int _handshakes;

    /// <summary>The connections that are there now.</summary>
    public int Connections => _count.Now;

    /// <summary>The handshakes that run now.</summary>
    public int Handshakes => Volatile.Read(ref _handshakes);

    /// <summary>
    /// Lets a connection in, or refuses it by closing it; with <paramref name="handshake"/> it counts as one until it is open.
    /// </summary>
    public void Admit(ListenOptions listen, bool handshake) => listen.Use(next => context => AdmitAsync(context, handshake, next));

    /// <summary>
    /// The handshake is over; the first byte of what is said under it has to come within <see cref="ConnectionLimits.FirstRequestTime"/>.
    /// </summary>
    public void Open(ListenOptions listen) => listen.Use(next => context => OpenAsync(context, next));

    /// <summary>Tells what was not told yet. Call it when no connection is left.</summary>
    public void Dispose()
    {
        foreach (var tally in (Tally[])[_tooMany, _tooManyOfOne, _tooManyHandshakes, _slowHandshakes, _silent])
        {
            tally.Dispose();
        }
    }

    private async Task AdmitAsync(ConnectionContext context, bool handshake, ConnectionDelegate next)
    {
        var network = ConnectionCount.NetworkOf((context.RemoteEndPoint as IPEndPoint)?.Address ?? IPAddress.None);
        switch (_count.TryEnter(network))
        {
            case Admission.TooMany:
                Refuse(context, _tooMany, network, nameof(ConnectionLimits.MaxConnections), _limits.MaxConnections);
                return;

            case Admission.TooManyOfOne:
                Refuse(
                    context, _tooManyOfOne, network, nameof(ConnectionLimits.MaxConnectionsPerAddress), _limits.MaxConnectionsPerAddress);
                return;
        }

        try
        {
            await (handshake ? ShakeAsync(context, network, next) : next(context));
        }
        finally
        {
            _count.Leave(network);
        }
    }

    private async Task ShakeAsync(ConnectionContext context, IPAddress network, ConnectionDelegate next)
    {
        if (Interlocked.Increment(ref _handshakes) > _limits.MaxHandshakes)
        {
            Interlocked.Decrement(ref _handshakes);
            Refuse(context, _tooManyHandshakes, network, nameof(ConnectionLimits.MaxHandshakes), _limits.MaxHandshakes);
            return;
        }

        var handshake = new Handshake(this);
        context.Features.Set(handshake);
        var start = _clock.GetTimestamp();

        // A hub that stops does not wait for those who have said nothing yet.
        using var stopping = StopOf(context).Register(() =>
        {
            if (!handshake.Ended)
            {
                context.Abort(new ConnectionAbortedException("The hub stops."));
            }
        });
        try
        {
            await next(context);
        }
        finally
        {
            if (handshake.End() && _clock.GetElapsedTime(start) >= _limits.HandshakeTime - TimerSlack)
            {
                _slowHandshakes.Add(count => LogSlow(
                    logger, count, Word(count), _limits.HandshakeTime, NameOf(nameof(ConnectionLimits.HandshakeTime)), network));
            }
        }
    }

    private async Task OpenAsync(ConnectionContext context, ConnectionDelegate next)
    {
        context.Features.Get<Handshake>()?.End();
        var stop = StopOf(context);
        using (var patience = CancellationTokenSource.CreateLinkedTokenSource(context.ConnectionClosed, stop))
        {
            patience.CancelAfter(_limits.FirstRequestTime);
            try
            {
                // Looked at and left where it is: the protocol reads it again at once.
                var first = await context.Transport.Input.ReadAsync(patience.Token);
                context.Transport.Input.AdvanceTo(first.Buffer.Start);
            }
            catch (OperationCanceledException)
            {
                if (!context.ConnectionClosed.IsCancellationRequested && !stop.IsCancellationRequested)
                {
                    var peer = context.RemoteEndPoint;
                    _silent.Add(count => LogSilent(
                        logger, count, Word(count), _limits.FirstRequestTime, NameOf(nameof(ConnectionLimits.FirstRequestTime)), peer));
                }

                context.Abort(new ConnectionAbortedException("Nothing was said after the handshake."));
                return;
            }
            catch (IOException e)
            {
                // The peer is gone, before or while it said something; nobody is left to tell.
                context.Abort(new ConnectionAbortedException("The peer went away after the handshake.", e));
                return;
            }
        }

        await next(context);
    }

    private static CancellationToken StopOf(ConnectionContext context) =>
        context.Features.Get<IConnectionLifetimeNotificationFeature>()?.ConnectionClosedRequested ?? CancellationToken.None;

    private void Refuse(ConnectionContext context, Tally tally, IPAddress network, string limit, int most)
    {
        context.Abort(new ConnectionAbortedException("A limit of connections is reached."));
        tally.Add(count => LogRefused(logger, count, Word(count), NameOf(limit), most, network, Connections, Handshakes));
    }

    private string NameOf(string limit) => options.NameOf(ConnectionLimits.PathOf(limit));

    private static string Word(long count) => Plural.Of(count, "connection");

    // Ends once, by whoever comes first: the end of the handshake or of the connection.
    private sealed class Handshake(ConnectionGate gate)
    {
        private int _ended;

        public bool Ended => Volatile.Read(ref _ended) == 1;

        public bool End()
        {
            var first = Interlocked.Exchange(ref _ended, 1) == 0;
            if (first)
            {
                Interlocked.Decrement(ref gate._handshakes);
            }

            return first;
        }
    }

    [LoggerMessage(
        50, LogLevel.Warning,
        "Refused {Count} {Word}, the last of {Network}: {Limit} is {Most}. Connections now: {Connections}, handshakes: {Handshakes}")]
    private static partial void LogRefused(
        ILogger logger, long count, string word, string limit, int most, IPAddress network, int connections, int handshakes);

    [LoggerMessage(
        51, LogLevel.Warning, "Closed {Count} {Word} that did not end the TLS handshake in {Time} ({Limit}), the last of {Network}")]
    private static partial void LogSlow(ILogger logger, long count, string word, TimeSpan time, string limit, IPAddress network);

    [LoggerMessage(
        52, LogLevel.Warning, "Closed {Count} {Word} that said nothing in {Time} after the handshake ({Limit}), the last of {Peer}")]
    private static partial void LogSilent(ILogger logger, long count, string word, TimeSpan time, string limit, EndPoint? peer);
}
