using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace TelemetryGen.LocalHub.Store;

/// <summary>events.db: the served hubs, one writer, any number of readers.</summary>
internal sealed class EventStore : IAsyncDisposable
{
    private readonly CommitSignal _signal;

    private EventStore(IReadOnlyDictionary<string, HubInfo> hubs, EventWriter writer, EventReader reader, CommitSignal signal)
    {
        _signal = signal;
        Hubs = hubs;
        Writer = writer;
        Reader = reader;
    }

    public IReadOnlyDictionary<string, HubInfo> Hubs { get; }

    public EventWriter Writer { get; }

    public EventReader Reader { get; }

    /// <summary>The last committed position, over all hubs; 0 before the first event.</summary>
    public long LastPosition => _signal.Now.Last;

    public static EventStore Open(DataDirectory directory, LocalHubOptions options, ILogger logger)
    {
        // Made here so that only the owner can read it; SQLite gives its log the same mode.
        DataDirectory.EnsureOwnerFile(directory.Events);
        SqliteConnection? connection = null;
        try
        {
            connection = StoreSchema.OpenWriter(directory.Events, options.MaxStoreBytes);
            var hubs = HubCatalog.Load(connection, options.Hubs, options.Partitions);
            var last = (long)StoreSchema.Scalar(connection, "SELECT COALESCE(MAX(position), 0) FROM events")!;
            var signal = new CommitSignal(last);
            var writer = new EventWriter(connection, signal, options.TimeProvider, logger);
            return new EventStore(hubs, writer, new EventReader(directory.Events, signal), signal);
        }
        catch (SqliteException e)
        {
            connection?.Dispose();
            throw new LocalHubException(LocalHubError.StoreUnusable, $"{directory.Events} cannot be opened: {e.Message}", e);
        }
        catch (LocalHubException)
        {
            connection?.Dispose();
            throw;
        }
    }

    public ValueTask DisposeAsync() => Writer.DisposeAsync();
}
