using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using TelemetryGen.LocalHub.Amqp;
using TelemetryGen.LocalHub.Capture;
using TelemetryGen.LocalHub.Certificates;
using TelemetryGen.LocalHub.Connections;
using TelemetryGen.LocalHub.Devices;
using TelemetryGen.LocalHub.Diagnostics;
using TelemetryGen.LocalHub.Http;
using TelemetryGen.LocalHub.Http.Management;
using TelemetryGen.LocalHub.Http.Reading;
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

    private readonly DataDirectory _directory;
    private readonly HubMetrics _metrics;
    private readonly HubCertificates _certificates;
    private readonly PolicyStore _policies;
    private readonly EventStore _store;
    private readonly CaptureService? _capture;
    private readonly HubServer _server;
    private readonly AmqpHost? _amqp;
    private readonly CancellationTokenSource _stopped = new();
    private readonly Lazy<Task> _close;

    private LocalHub(
        LocalHubOptions options, HubMetrics metrics, DataDirectory directory, HubCertificates certificates, PolicyStore policies,
        DeviceKeys keys, EventStore store,
        CaptureService? capture, HubServer server, AmqpHost? amqp, long startPosition)
    {
        _directory = directory;
        _metrics = metrics;
        _certificates = certificates;
        _policies = policies;
        _store = store;
        _capture = capture;
        _server = server;
        _amqp = amqp;
        Endpoint = new UriBuilder(Uri.UriSchemeHttps, HubHostNames.Primary(options), server.Port).Uri;
        StartPosition = startPosition;
        DeviceKeys = keys;
        Hubs = [.. store.Hubs.Values.Select(hub => hub.Name)];
        _close = new Lazy<Task>(CloseAsync);
    }

    /// <summary>Where clients on this machine (or, with another address than loopback, in the network) reach the hub.</summary>
    public Uri Endpoint { get; }

    /// <summary>The port of AMQP without TLS, as it is bound; null when there is none.</summary>
    public int? AmqpPort => _amqp?.Server.Port;

    /// <summary>The port of AMQP with TLS, as it is bound; null when there is none.</summary>
    public int? AmqpTlsPort => _amqp?.Server.TlsPort;

    /// <summary>The hubs by name.</summary>
    public IReadOnlyList<string> Hubs { get; }

    /// <summary>The authority that clients must trust, as PEM.</summary>
    public string CaPemPath => _directory.CaPem;

    /// <summary>The same as DER, for boards.</summary>
    public string CaDerPath => _directory.CaDer;

    /// <summary>The keys with which devices fetch tokens.</summary>
    public DeviceKeys DeviceKeys { get; }

    /// <summary>
    /// The <see cref="StoredEvent.Position"/> of the newest event that is stored now, of whichever hub; 0 before the first. Reading after
    /// it gives only what comes in from now on.
    /// </summary>
    public long LastPosition => _store.LastPosition;

    /// <summary>
    /// <see cref="LastPosition"/> before this run took its first event: reading after it gives what came in since the start.
    /// </summary>
    public long StartPosition { get; }

    /// <summary>
    /// Ends when the hub can take no more events because events.db was deleted, moved, replaced or damaged while it ran: requests are
    /// answered 503 from then on. The error says what to do; a program then stops the hub.
    /// </summary>
    public Task<LocalHubException> StoreLost => _store.Lost;

    internal ConnectionGate Gate => _server.Gate;

    internal EventStore Store => _store;

    internal HubCertificates Certificates => _certificates;

    internal DataDirectory Directory => _directory;

    /// <summary>Starts a hub.</summary>
    /// <exception cref="LocalHubException">It cannot start; <see cref="LocalHubException.Error"/> and the message say why.</exception>
    public static async Task<LocalHub> StartAsync(LocalHubOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        var logger = (options.LoggerFactory ?? NullLoggerFactory.Instance).CreateLogger(typeof(LocalHub).FullName!);
        await HubClock.WaitAsync(options, logger, cancellationToken);
        var directory = DataDirectory.Open(options.DataDirectory);
        var metrics = new HubMetrics();
        HubCertificates? certificates = null;
        EventStore? store = null;
        CaptureService? capture = null;
        AmqpHost? amqp = null;
        try
        {
            var hosts = HubHostNames.Of(options);

            // Before all else that is made: what else is there tells that they were there too.
            var keys = DeviceKeys.FromFile(directory.DeviceMaster, options.NewAuthority);
            certificates = new HubCertificates(directory, hosts, options.NewAuthority, options.TimeProvider, logger);
            var policies = new PolicyStore(directory.Policies, options.TimeProvider, logger);
            store = EventStore.Open(directory, options, metrics, logger);
            var startPosition = store.LastPosition;
            var revoked = new RevokedDevices(directory.RevokedDevices, options.TimeProvider, logger);
            var audience = new AudienceCheck(hosts, options.TimeProvider) { Port = options.Port };
            var authorizer = new TokenAuthorizer(policies, revoked, audience);
            var send = new SendHandler(authorizer, store.Hubs, store.Writer, options.Tier.MaxPublicationBytes());
            var tokens = new TokenHandler(
                new DeviceProof(keys, revoked, audience, options.TimeProvider), revoked, policies, store.Hubs, options.DeviceTokenLife,
                options.TimeProvider);
            var read = new ReadHandler(authorizer, store.Hubs, options.TimeProvider, store.Stopping);
            var management = new ManagementHandler(authorizer, store.Hubs, revoked, options, File.GetCreationTimeUtc(directory.Events));
            var handler = new HubHandler(
                send, tokens, read, management, new HealthHandler(store.Health), metrics, options.TimeProvider, logger);
            var gate = new ConnectionGate(options.Connections, options.TimeProvider, logger);
            capture = CaptureService.Start(options, directory, store.Hubs.Values, logger);
            amqp = await AmqpHost.StartAsync(options, certificates, gate,
                () => AmqpDependencies(options, directory, store, policies, revoked, hosts, logger), cancellationToken);
            var server = await HubServer.StartAsync(
                options, certificates, gate, AmqpHost.Route(amqp, handler.HandleAsync), cancellationToken);
            audience.Port = server.Port;
            metrics.Observe(() => new FileInfo(directory.Events) is { Exists: true } file ? file.Length : 0, () => gate.Connections);
            return new LocalHub(options, metrics, directory, certificates, policies, keys, store, capture, server, amqp, startPosition);
        }
        catch
        {
            if (amqp is not null)
            {
                await amqp.DisposeAsync();
            }

            if (store is not null)
            {
                await store.DisposeAsync();
            }

            await (capture?.DisposeAsync() ?? ValueTask.CompletedTask);
            certificates?.Dispose();
            metrics.Dispose();
            directory.Dispose();
            throw;
        }
    }

    /// <summary>A policy as policies.json now has it, to sign tokens with: a hub's own first, then the namespace's.</summary>
    /// <exception cref="KeyNotFoundException">There is none of that name.</exception>
    public AccessPolicy GetPolicy(string name, string? hub = null) =>
        _policies.Current.Find(name, hub).FirstOrDefault() ?? throw new KeyNotFoundException($"There is no policy '{name}'.");

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
        return _store.Hubs.TryGetValue(hub, out var info)
            ? _store.Reader.ReadAsync(info, afterPosition, _stopped.Token, cancellationToken)
            : throw new KeyNotFoundException($"There is no hub '{hub}'.");
    }

    /// <summary>Takes no more requests, stores and answers those it has taken, and closes. Further calls wait for the same end.</summary>
    public Task StopAsync() => _close.Value;

    /// <inheritdoc cref="StopAsync"/>
    public async ValueTask DisposeAsync() => await StopAsync();

    private static AmqpDependencies AmqpDependencies(
        LocalHubOptions options, DataDirectory directory, EventStore store, PolicyStore policies, RevokedDevices revoked,
        IReadOnlyList<string> hosts,
        ILogger logger) => new()
    {
        Hubs = store.Hubs,
        Writer = store.Writer,
        Policies = policies,
        Revoked = revoked,
        Hosts = hosts,
        MaxMessageBytes = options.Tier.MaxPublicationBytes(),
        Created = File.GetCreationTimeUtc(directory.Events),
        Clock = options.TimeProvider,
        Logger = logger,
    };

    private async Task CloseAsync()
    {
        try
        {
            // First: its WebSockets are requests of the server, which would wait for them.
            await (_amqp?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
        finally
        {
            await CloseServerAndStoreAsync();
        }
    }

    private async Task CloseServerAndStoreAsync()
    {
        try
        {
            await _store.StopReadersAsync();
            await _server.StopAsync(CancellationToken.None);
            await _server.DisposeAsync();
        }
        finally
        {
            // What was taken is stored even if a client kept the server from a clean end.
            await _store.DisposeAsync();
            await (_capture?.DisposeAsync() ?? ValueTask.CompletedTask);
            await _stopped.CancelAsync();
            _store.CloseReaders();
            _certificates.Dispose();
            _metrics.Dispose();
            _directory.Dispose();
        }
    }
}
