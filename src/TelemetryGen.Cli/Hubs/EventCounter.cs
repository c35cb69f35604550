namespace TelemetryGen.Cli.Hubs;

/// <summary>Counts the events that a hub takes from its start on, from its store: only what is durable counts.</summary>
internal sealed class EventCounter(LocalHub.LocalHub hub)
{
    private long _count;

    public long Count => Interlocked.Read(ref _count);

    /// <summary>Ends when the hub has stopped and all is counted.</summary>
    public Task CountAsync() => Task.WhenAll(hub.Hubs.Select(CountAsync));

    // Not cancelled: the hub's own end ends the reading, so that the last events are counted too.
    private async Task CountAsync(string name)
    {
        await foreach (var _ in hub.ReadAsync(name, hub.StartPosition, CancellationToken.None))
        {
            Interlocked.Increment(ref _count);
        }
    }
}
