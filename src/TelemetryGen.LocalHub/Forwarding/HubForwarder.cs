using Microsoft.Extensions.Logging;
using TelemetryGen.LocalHub.Composition;
using TelemetryGen.LocalHub.Store;

namespace TelemetryGen.LocalHub.Forwarding;

/// <summary>
/// Forwards a hub: each partition on a connection of its own, so that none waits for another. The first partition connects at the start,
/// so that what is wrong is told before there are events.
/// </summary>
internal sealed class HubForwarder : IDisposable
{
    private readonly ForwardStatus _status;
    private readonly List<UpstreamClient> _clients = [];
    private readonly List<PartitionForwarder> _partitions = [];

    /// <exception cref="LocalHubException">How far it is forwarded cannot be read.</exception>
    public HubForwarder(HubCore core, HubInfo hub, UpstreamConnector connector, RefusedEvents refused, TimeSpan maxPause)
    {
        Name = hub.Name;
        var clock = core.Options.TimeProvider;
        var cursors = ForwardProgress.Open(core.Directory, hub, clock, core.Logger);
        _status = new ForwardStatus(
            hub.Name, connector.Address.ToString(), hub.Partitions, new ForwardAdvice(core.Options), core.Metrics, clock, core.Logger);
        foreach (var (log, cursor) in hub.Logs.Zip(cursors))
        {
            log.Hold.From = cursor.Saved;
            var client = new UpstreamClient(connector, hub.Name);
            _clients.Add(client);
            _partitions.Add(new PartitionForwarder(
                log, cursor, client, new RouteSender(hub.Name, client, refused, _status), _status,
                new ForwardPause(maxPause, Random.Shared.NextDouble), clock, core.Logger));
        }
    }

    public string Name { get; }

    /// <summary>Events that are stored here and not acknowledged there.</summary>
    public long Lag => _partitions.Sum(static partition => partition.Lag);

    /// <inheritdoc cref="ForwardReport"/>
    public ForwardReport Report => new(_status.Trouble, Lag, _status.Sent, _status.Refused);

    /// <inheritdoc cref="PartitionForwarder.RunAsync"/>
    public Task RunAsync(CancellationToken stopping, CancellationToken cut) =>
        Task.WhenAll(_partitions.Select(partition => Task.Run(() => partition.RunAsync(stopping, cut), CancellationToken.None)));

    public void Dispose()
    {
        _clients.ForEach(static client => client.Dispose());
        _status.Dispose();
    }
}
