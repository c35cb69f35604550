using Microsoft.Extensions.Logging;
using TelemetryGen.LocalHub.Composition;

namespace TelemetryGen.LocalHub.Capture;

/// <summary>Captures all partitions of the served hubs while the hub runs.</summary>
internal sealed class CaptureService : IAsyncDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _running;

    private CaptureService(CaptureOptions options, HubCore core)
    {
        var progress = CaptureProgress.Open(core.Directory.CaptureProgress);
        _running = Task.WhenAll(core.Store.Hubs.Values.SelectMany(static hub => hub.Logs)
            .Select(log => new PartitionCapture(log, options, progress, core.Options.TimeProvider, core.Logger, _stopping.Token))
            .Select(static partition => Task.Run(partition.RunAsync)));
    }

    /// <exception cref="LocalHubException">What was captured so far cannot be read.</exception>
    public static CaptureService Start(CaptureOptions options, HubCore core) => new(options, core);

    /// <summary>Ends the files that are open.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _running;
        _stopping.Dispose();
    }
}
