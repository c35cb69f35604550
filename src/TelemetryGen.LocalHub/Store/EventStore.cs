using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using TelemetryGen.LocalHub.Diagnostics;
using TelemetryGen.LocalHub.Forwarding;
using TelemetryGen.LocalHub.Store.Files;

namespace TelemetryGen.LocalHub.Store;

/// <summary>events.db: the served hubs, one writer, any number of readers.</summary>
internal sealed partial class EventStore : IAsyncDisposable
{
    // A flush of this size takes some milliseconds, and its blocks waste little of their last page.
    private const long FlushBytes = 1024 * 1024;

    private readonly HubCatalog _catalog;
    private readonly StoreFile _file;
    private readonly StoreCommit _commit;
    private readonly ReaderPool _readers;
    private readonly CommitSignal _signal;
    private readonly StoreHealth _health;
    private readonly StoreCheck _check;
    private readonly LogCheckpoint _checkpoint;
    private readonly CancellationTokenSource _stopping = new();

    private EventStore(
        string path, LocalHubOptions options, HubCatalog catalog, StoreFile file, ReaderPool readers, StoreHealth health,
        HubMetrics metrics, ILogger logger)
    {
        _catalog = catalog;
        _file = file;
        _readers = readers;
        _signal = new CommitSignal(file.Load(catalog.Logs));
        _health = health;
        var flushBytes = Math.Min(FlushBytes, (options.MaxStoreBytes ?? long.MaxValue) / 8);
        _checkpoint = new LogCheckpoint(path, health, logger);
        _commit = new StoreCommit(file, catalog.Logs, _signal, _health, options.TimeProvider, flushBytes, _checkpoint);
        var upkeep = new StoreUpkeep(file, _commit, catalog.Logs, options, logger);
        var throughput = options.ThroughputUnits is { } units ? new ThroughputMeter(units, options.TimeProvider) : null;
        Writer = new EventWriter(
            _commit, upkeep, _health, throughput, metrics, options.NameOf(nameof(options.MaxStoreBytes)), logger);
        Reader = new HubReader(_signal);
        _check = new StoreCheck(path, _health, logger);
    }

    public IReadOnlyDictionary<string, HubInfo> Hubs => _catalog.Served;

    public EventWriter Writer { get; }

    public HubReader Reader { get; }

    /// <summary>Set when the store begins to close: who waits for events gets those that are there.</summary>
    public CancellationToken Stopping => _stopping.Token;

    /// <summary>Whether it can be used.</summary>
    public StoreHealth Health => _health;

    /// <summary>Ends when the store cannot be used any more.</summary>
    public Task<LocalHubException> Lost => _health.Lost;

    /// <summary>The last committed position, over all hubs; 0 before the first event.</summary>
    public long LastPosition => _signal.Last;

    /// <exception cref="LocalHubException">It cannot be opened.</exception>
    public static EventStore Open(DataDirectory directory, LocalHubOptions options, HubMetrics metrics, ILogger logger)
    {
        var path = directory.Events;
        SqliteConnection? connection = null;
        StoreFile? file = null;
        var readers = new ReaderPool(path);
        var health = new StoreHealth(path, logger);
        var blocks = new BlockTable(readers);
        try
        {
            connection = StoreSchema.OpenWriter(path, options.MaxStoreBytes);
            var catalog = HubCatalog.Load(
                connection, (id, hub, number) => new PartitionLog(id, hub, number, blocks, health, options.TimeProvider), options.Hubs,
                options.Partitions);
            Hold(catalog, options.Forward is { } forward ? UpstreamAddress.Parse(forward.ConnectionString) : null);
            file = new StoreFile(path, connection);
            if (catalog.NotServed.Count > 0)
            {
                LogNotServed(logger, path, string.Join(", ", catalog.NotServed));
            }

            return new EventStore(path, options, catalog, file, readers, health, metrics, logger);
        }
        catch (Exception e)
        {
            file?.Dispose();
            connection?.Dispose();
            readers.Dispose();
            throw Explain(path, e) ?? e;
        }
    }

    /// <summary>Stores what was taken and closes the file. Reading ends with what is stored.</summary>
    public async ValueTask DisposeAsync()
    {
        await StopReadersAsync();
        await Writer.DisposeAsync();
        await _check.DisposeAsync();
        Tidy();
        _checkpoint.Dispose();
        _file.Dispose();
        foreach (var log in _catalog.Logs.Values)
        {
            log.Stop();
        }
    }

    /// <summary>Ends the waits of readers, before the server waits for its requests.</summary>
    public Task StopReadersAsync() => _stopping.CancelAsync();

    /// <summary>Closes the connections of readers; who still reads opens one for each page.</summary>
    public void CloseReaders() => _readers.Dispose();

    // Before anything is removed: how far they are forwarded is known later.
    private static void Hold(HubCatalog catalog, UpstreamAddress? upstream)
    {
        foreach (var log in catalog.Served.Values.Where(hub => upstream?.Takes(hub.Name) == true).SelectMany(static hub => hub.Logs))
        {
            log.Hold.From = 0;
        }
    }

    private void Tidy()
    {
        try
        {
            if (!_health.IsLost)
            {
                _commit.Flush();
            }
        }
        catch (SqliteException e)
        {
            // The journal keeps what a flush would have moved; the next start goes on with it.
            _health.Look(e);
        }
    }

    private static LocalHubException? Explain(string path, Exception error) => error switch
    {
        LocalHubException known => known,
        StoreDamagedException => Damaged(path, error),
        SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_CORRUPT } => Damaged(path, error),
        SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_FULL or SQLitePCL.raw.SQLITE_IOERR } when DiskSpace.IsShort(path) =>
            new LocalHubException(LocalHubError.StoreUnusable, DiskSpace.Describe(path), error),
        SqliteException => new LocalHubException(LocalHubError.StoreUnusable, $"{path} cannot be opened: {error.Message}", error),
        _ => null,
    };

    private static LocalHubException Damaged(string path, Exception error) => new(
        LocalHubError.StoreDamaged,
        $"{path} is damaged: {error.Message} Save what can be read of it with `telemetrygen hub --repair`, or restore it from a copy.",
        error);

    [LoggerMessage(29, LogLevel.Warning, "{Path} has hubs of earlier starts that are not served now, their events are kept: {Hubs}")]
    private static partial void LogNotServed(ILogger logger, string path, string hubs);
}
