using TelemetryGen.LocalHub.Diagnostics;
using TelemetryGen.LocalHub.Store;
using TelemetryGen.Testing;
using TelemetryGen.Testing.Hubs;

namespace TelemetryGen.LocalHub.Tests.Store;

/// <summary>A store without a server, in a directory that its test keeps.</summary>
internal sealed class TestStore : IAsyncDisposable
{
    private readonly DataDirectory _directory;
    private readonly EventStore _store;

    private TestStore(DataDirectory directory, EventStore store, HubLog log)
    {
        _directory = directory;
        _store = store;
        Log = log;
    }

    public HubInfo Hub => _store.Hubs["greenhouse"];

    public IReadOnlyDictionary<string, HubInfo> Hubs => _store.Hubs;

    public HubLog Log { get; }

    public Task<LocalHubException> Lost => _store.Lost;

    public long Transactions => _store.Writer.Transactions;

    public long LastPosition => _store.LastPosition;

    public static TestStore Open(TemporaryFolder folder, Func<LocalHubOptions, LocalHubOptions>? change = null)
    {
        var log = new HubLog(TimeSpan.FromSeconds(10));
        var options = new LocalHubOptions
        {
            DataDirectory = folder.Path, Hubs = ["greenhouse"], Partitions = 3, TimeProvider = new FakeClock(),
        };
        var directory = DataDirectory.Open(folder.Path);
        try
        {
            return new TestStore(directory, EventStore.Open(directory, change?.Invoke(options) ?? options, new HubMetrics(), log), log);
        }
        catch
        {
            directory.Dispose();
            throw;
        }
    }

    public Task<AppendResult> AppendAsync(Publication publication, bool canBlock = false) =>
        _store.Writer.AppendAsync(publication, canBlock);

    public Task<AppendResult> AppendAsync(params NewEvent[] events) => AppendAsync(new Publication(Hub, events));

    /// <summary>Takes nothing more, as at the stop of a hub.</summary>
    public Task StopWriterAsync() => _store.Writer.StopAsync();

    /// <summary>All events of the hub after a position, without waiting for more.</summary>
    public async Task<List<StoredEvent>> ReadAsync(long after = 0)
    {
        using var end = new CancellationTokenSource();
        await end.CancelAsync();
        return await _store.Reader.ReadAsync(Hub, after, end.Token, CancellationToken.None).ToListAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _store.CloseReaders();
        _directory.Dispose();
    }
}
