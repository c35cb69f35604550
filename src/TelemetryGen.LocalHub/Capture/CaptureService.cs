using Microsoft.Extensions.Logging;
using TelemetryGen.LocalHub.Store;

namespace TelemetryGen.LocalHub.Capture;

/// <summary>Captures all partitions of the served hubs while the hub runs.</summary>
internal sealed class CaptureService : IAsyncDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _running;

    private CaptureService(CaptureOptions options, string progressPath, IEnumerable<HubInfo> hubs, TimeProvider clock, ILogger logger)
    {
        var progress = CaptureProgress.Open(progressPath);
        _running = Task.WhenAll(hubs.SelectMany(static hub => hub.Logs)
            .Select(log => Task.Run(new PartitionCapture(log, options, progress, clock, logger, _stopping.Token).RunAsync)));
    }

    /// <summary>Null when the options have no capture.</summary>
    /// <exception cref="LocalHubException">What was captured so far cannot be read.</exception>
    public static CaptureService? Start(LocalHubOptions options, DataDirectory directory, IEnumerable<HubInfo> hubs, ILogger logger) =>
        options.Capture is { } capture ? new CaptureService(capture, directory.CaptureProgress, hubs, options.TimeProvider, logger) : null;

    /// <summary>Ends the files that are open.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _running;
        _stopping.Dispose();
    }
}
