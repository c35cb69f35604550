using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using TelemetryGen.LocalHub.Amqp;
using TelemetryGen.LocalHub.Certificates;
using TelemetryGen.LocalHub.Composition;
using TelemetryGen.LocalHub.Connections;
using TelemetryGen.LocalHub.Forwarding;
using TelemetryGen.LocalHub.Policies;
using TelemetryGen.LocalHub.Store;

namespace TelemetryGen.LocalHub;

/// <summary>
/// An event hub in this process: it takes what Azure Event Hubs takes over HTTPS, with the same SAS tokens, and keeps it durably.
/// A request is answered 201 only when its events are on the disk. See docs/local-hub.md.
/// </summary>
public sealed class LocalHub : IAsyncDisposable
{
    /// <summary>The meter of what the hub measures of itself; docs/local-hub.md lists its instruments.</summary>
    public const string MeterName = "TelemetryGen.LocalHub";

    private readonly HubComposition _parts;
    private readonly Lazy<Task> _close;

    private LocalHub(LocalHubOptions options, HubComposition parts)
    {
        _parts = parts;
        Endpoint = new UriBuilder(Uri.UriSchemeHttps, HubHostNames.Primary(options), parts.Listeners.Https.Port).Uri;
        Hubs = [.. Store.Hubs.Values.Select(static hub => hub.Name)];
        _close = new Lazy<Task>(async () => await parts.DisposeAsync());
    }

    /// <summary>Where clients on this machine (or, with another address than loopback, in the network) reach the hub.</summary>
    public Uri Endpoint { get; }

    /// <summary>The port of AMQP without TLS, as it is bound; null when there is none.</summary>
    public int? AmqpPort => _parts.Listeners.Amqp?.Port;

    /// <summary>The port of AMQP with TLS, as it is bound; null when there is none.</summary>
    public int? AmqpTlsPort => _parts.Listeners.Amqp?.TlsPort;

    /// <summary>The hubs by name.</summary>
    public IReadOnlyList<string> Hubs { get; }

    /// <summary>The authority that clients must trust, as PEM.</summary>
    public string CaPemPath => Directory.Authority.CaPem;

    /// <summary>The same as DER, for boards.</summary>
    public string CaDerPath => Directory.Authority.CaDer;

    /// <summary>
    /// Where old boards reach the hub, with the authority of <see cref="LegacyCaPemPath"/>; null without
    /// <see cref="LocalHubOptions.LegacyTls"/>.
    /// </summary>
    public Uri? LegacyEndpoint => _parts.Listeners.Legacy?.Endpoint;

    /// <summary>The authority that old boards must trust, of RSA, as PEM; null when there is no listener for them.</summary>
    public string? LegacyCaPemPath => _parts.Listeners.Legacy?.Files.CaPem;

    /// <summary>The same as DER.</summary>
    public string? LegacyCaDerPath => _parts.Listeners.Legacy?.Files.CaDer;

    /// <summary>The keys with which devices fetch tokens.</summary>
    public DeviceKeys DeviceKeys => _parts.Core.DeviceKeys;

    /// <summary>
    /// The <see cref="StoredEvent.Position"/> of the newest event that is stored now, of whichever hub; 0 before the first. Reading after
    /// it gives only what comes in from now on.
    /// </summary>
    public long LastPosition => Store.LastPosition;

    /// <summary>
    /// <see cref="LastPosition"/> before this run took its first event: reading after it gives what came in since the start.
    /// </summary>
    public long StartPosition => _parts.Core.StartPosition;

    /// <summary>
    /// Ends when the hub can take no more events because events.db was deleted, moved, replaced or damaged while it ran: requests are
    /// answered 503 from then on. The error says what to do; a program then stops the hub.
    /// </summary>
    public Task<LocalHubException> StoreLost => Store.Lost;

    internal AmqpService? AmqpService => _parts.Listeners.Amqp?.Service;

    internal ConnectionGate Gate => _parts.Core.Gate;

    internal ForwardService? Forwarding => _parts.Forwarding;

    internal EventStore Store => _parts.Core.Store;

    internal HubCertificates Certificates => _parts.Core.Certificates;

    internal DataDirectory Directory => _parts.Core.Directory;

    /// <summary>Starts a hub.</summary>
    /// <exception cref="LocalHubException">It cannot start; <see cref="LocalHubException.Error"/> and the message say why.</exception>
    public static async Task<LocalHub> StartAsync(LocalHubOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        var logger = (options.LoggerFactory ?? NullLoggerFactory.Instance).CreateLogger(typeof(LocalHub).FullName!);
        return new LocalHub(options, await HubComposition.StartAsync(options, logger, cancellationToken));
    }

    /// <summary>A policy as policies.json now has it, to sign tokens with: a hub's own first, then the namespace's.</summary>
    /// <exception cref="KeyNotFoundException">There is none of that name.</exception>
    public AccessPolicy GetPolicy(string name, string? hub = null) =>
        _parts.Core.Policies.Current.Find(name, hub).FirstOrDefault() ?? throw new KeyNotFoundException($"There is no policy '{name}'.");

    /// <summary>
    /// The events of a hub after a position, in the order in which they were stored. At the end it waits for more; it ends when the
    /// hub stops and all is read.
    /// </summary>
    /// <param name="hub">A hub's name; case does not count.</param>
    /// <param name="afterPosition">0 for the first event, or the <see cref="StoredEvent.Position"/> of the last event read.</param>
    /// <param name="cancellationToken">Ends the reading with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="KeyNotFoundException">There is no such hub.</exception>
    public IAsyncEnumerable<StoredEvent> ReadAsync(string hub, long afterPosition = 0, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(afterPosition);
        return Store.Reader.ReadAsync(Find(hub), afterPosition, _parts.Core.NothingMore, cancellationToken);
    }

    /// <summary>How many partitions a hub has.</summary>
    /// <exception cref="KeyNotFoundException">There is no such hub.</exception>
    public int GetPartitionCount(string hub) => Find(hub).Partitions;

    /// <summary>
    /// The events of one partition in their order, in pages of at most 1,024 events or about 64 KB. At the end it waits for more; it ends
    /// when the hub stops and all is read.
    /// </summary>
    /// <param name="hub">A hub's name; case does not count.</param>
    /// <param name="partition">The partition, from 0.</param>
    /// <param name="afterSequenceNumber">-1 for the first event that is kept, or the <see cref="StoredEvent.SequenceNumber"/> of the last
    /// event read.</param>
    /// <param name="cancellationToken">Ends the reading with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="KeyNotFoundException">There is no such hub.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such partition.</exception>
    public IAsyncEnumerable<IReadOnlyList<StoredEvent>> ReadPartitionAsync(
        string hub, int partition, long afterSequenceNumber = -1, CancellationToken cancellationToken = default)
    {
        var info = Find(hub);
        ArgumentOutOfRangeException.ThrowIfNegative(partition);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(partition, info.Partitions);
        ArgumentOutOfRangeException.ThrowIfLessThan(afterSequenceNumber, -1);
        return Store.Reader.ReadPartitionAsync(
            info.Logs[partition], afterSequenceNumber + 1, _parts.Core.NothingMore, cancellationToken);
    }

    /// <summary>Sequence number of the next event of a partition.</summary>
    /// <exception cref="KeyNotFoundException">There is no such hub.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such partition.</exception>
    public long GetNextSequenceNumber(string hub, int partition)
    {
        var info = Find(hub);
        ArgumentOutOfRangeException.ThrowIfNegative(partition);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(partition, info.Partitions);
        return info.Logs[partition].NextSequence;
    }

    /// <summary>Takes no more requests, stores and answers those it has taken, and closes. Further calls wait for the same end.</summary>
    public Task StopAsync() => _close.Value;

    /// <inheritdoc cref="StopAsync"/>
    public async ValueTask DisposeAsync() => await StopAsync();

    private HubInfo Find(string hub) => Store.Hubs.TryGetValue(hub, out var info)
        ? info
        : throw new KeyNotFoundException($"There is no hub '{hub}'.");
}
