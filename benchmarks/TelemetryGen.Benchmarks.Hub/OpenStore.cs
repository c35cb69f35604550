using Microsoft.Extensions.Logging.Abstractions;
using TelemetryGen.LocalHub;
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
        return new OpenStore(directory, EventStore.Open(directory, new LocalHubOptions { DataDirectory = path }, NullLogger.Instance));
    }

    /// <summary>A publication of one event.</summary>
    public Publication One(int bytes) => new(Hub, [new NewEvent(0, null, null, default, new byte[bytes])]);

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        Store.CloseReaders();
        _directory.Dispose();
    }
}
