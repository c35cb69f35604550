using Microsoft.Extensions.Logging;
using TelemetryGen.LocalHub.Forwarding;

namespace TelemetryGen.LocalHub.Composition;

/// <summary>A hub that runs: what it is made of, started in this order. A start that fails ends what was started.</summary>
internal sealed partial class HubComposition : IAsyncDisposable
{
    private readonly HubParts _parts;

    private HubComposition(HubCore core, ForwardService? forwarding, HubListeners listeners, HubParts parts)
    {
        (Core, Forwarding, Listeners) = (core, forwarding, listeners);
        _parts = parts;
    }

    public HubCore Core { get; }

    /// <summary>Null when there is no hub above.</summary>
    public ForwardService? Forwarding { get; }

    public HubListeners Listeners { get; }

    /// <exception cref="LocalHubException">A part cannot be started.</exception>
    public static async Task<HubComposition> StartAsync(LocalHubOptions options, ILogger logger, CancellationToken cancellation)
    {
        await HubClock.WaitAsync(options, logger, cancellation);
        var parts = new HubParts();
        try
        {
            var core = HubCore.Open(options, logger, parts);

            // Captures what the store took until its end.
            parts.Add(options.Capture?.Start(options.Capture, core), endsAfter: core.Store);
            var forwarding = parts.Add(options.Forward?.Start(options.Forward, core));
            var listeners = await HubListeners.StartAsync(core, forwarding, parts, cancellation);
            core.Metrics.Observe(core.StoreBytes, () => core.Gate.Connections);
            return new HubComposition(core, forwarding, listeners, parts);
        }
        catch
        {
            await EndAsync(parts, logger);
            throw;
        }
    }

    /// <summary>Takes no more requests, stores and answers those it has taken, and closes.</summary>
    public ValueTask DisposeAsync() => _parts.DisposeAsync();

    // What kept the hub from starting is what its caller must learn.
    private static async Task EndAsync(HubParts parts, ILogger logger)
    {
        try
        {
            await parts.DisposeAsync();
        }
        catch (Exception e)
        {
            LogEndFailed(logger, e);
        }
    }

    [LoggerMessage(34, LogLevel.Error, "A part of the hub that did not start could not be ended")]
    private static partial void LogEndFailed(ILogger logger, Exception error);
}
