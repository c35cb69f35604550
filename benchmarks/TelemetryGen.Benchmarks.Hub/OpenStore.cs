using Microsoft.Extensions.Logging.Abstractions;
using TelemetryGen.LocalHub;
using TelemetryGen.LocalHub.Diagnostics;
using TelemetryGen.LocalHub.Store;

namespace TelemetryGen.Benchmarks.Hub;

/// <summary>A store without a server, in a directory that is kept.</summary>
internal sealed class OpenStore : IAsyncDisposable
{
    private readonly DataDirectory _directory;

    private OpenStore(DataDirectory directory, EventStore store)
    {
        _directory = directory;
        Store = store;
    }

    public EventStore Store { get; }

    public HubInfo Hub => Store.Hubs["telemetry"];

    public static OpenStore Open(string path)
    {
        var directory = DataDirectory.Open(path);
        return new OpenStore(
            directory, EventStore.Open(directory, new LocalHubOptions { DataDirectory = path }, new HubMetrics(), NullLogger.Instance));
    }

    /// <summary>Appends events of 40 bytes, from as many senders at once as a busy hub has.</summary>
    public static async Task FillAsync(string path, int events)
    {
        const int Batch = 100;
        await using var run = Open(path);
        var one = Event(40);
        var left = events / Batch;
        await Task.WhenAll(Enumerable.Range(0, 64).Select(async _ =>
        {
            while (Interlocked.Decrement(ref left) >= 0)
            {
                await run.Store.Writer.AppendAsync(
                    new Publication(run.Hub, Enumerable.Repeat(one with { Partition = run.Hub.NextPartition() }, Batch)));
            }
        }));
    }

    /// <summary>A publication of one event.</summary>
    public Publication One(int bytes) => new(Hub, [Event(bytes)]);

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        Store.CloseReaders();
        _directory.Dispose();
    }

    private static NewEvent Event(int bytes) => new(0, null, null, default, new byte[bytes]);
}
