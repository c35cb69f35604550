using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using TelemetryGen.LocalHub.Composition;

namespace TelemetryGen.LocalHub.Forwarding;

/// <summary>Forwards the hubs to the hub above while they run.</summary>
internal sealed partial class ForwardService : IAsyncDisposable
{
    // Azure's policy of a new namespace, which may do everything.
    private const string RootPolicy = "RootManageSharedAccessKey";

    // For the answers to what is on its way when the hub stops.
    private static readonly TimeSpan FinishWithin = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _cut = new();
    private readonly List<HubForwarder> _hubs = [];
    private readonly Task _running;

    private ForwardService(ForwardOptions options, HubCore core)
    {
        var address = UpstreamAddress.Parse(options.ConnectionString);
        var connector = new UpstreamConnector(address, UpstreamTrust.Load(options.CaFile), core.Options);
        var refused = new RefusedEvents(core.Directory.ForwardRefused, core.Options.TimeProvider);
        Tokens = new UpstreamTokens(address, core.Options);
        if (address.PolicyName == RootPolicy)
        {
            LogRoot(core.Logger, address.PolicyName, address.ToString());
        }

        foreach (var hub in core.Store.Hubs.Values.Where(hub => address.Takes(hub.Name)))
        {
            _hubs.Add(new HubForwarder(core, hub, connector, refused, options.MaxPause));
        }

        core.Metrics.ObserveForwarding(() => _hubs.Select(
            static hub => new Measurement<long>(hub.Lag, new KeyValuePair<string, object?>("hub", hub.Name))));
        _running = Task.WhenAll(_hubs.Select(hub => hub.RunAsync(_stopping.Token, _cut.Token)));
    }

    /// <summary>Signs tokens for devices that send to the hub above themselves.</summary>
    public UpstreamTokens Tokens { get; }

    /// <summary>All hubs together.</summary>
    public ForwardReport Report => _hubs.Select(static hub => hub.Report).Aggregate(static (all, hub) => all.Add(hub));

    /// <exception cref="LocalHubException">How far it is forwarded cannot be read.</exception>
    public static ForwardService Start(ForwardOptions options, HubCore core) => new(options, core);

    /// <summary>Begins nothing more, waits some seconds for answers, and writes down how far it is.</summary>
    public async ValueTask DisposeAsync()
    {
        _cut.CancelAfter(FinishWithin);
        await _stopping.CancelAsync();
        await _running;
        _hubs.ForEach(static hub => hub.Dispose());
        _stopping.Dispose();
        _cut.Dispose();
    }

    [LoggerMessage(87, LogLevel.Warning,
        "The policy {Policy} of {Upstream} may do everything there. Forwarding needs the right Send alone: make a policy that has no more")]
    private static partial void LogRoot(ILogger logger, string policy, string upstream);
}
