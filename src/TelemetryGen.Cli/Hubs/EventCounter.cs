namespace TelemetryGen.Cli.Hubs;

/// <summary>Counts the events that a hub takes from its start on, from its store: only what is durable counts.</summary>
internal sealed class EventCounter(LocalHub.LocalHub hub)
{
    // The store keeps milliseconds: an event of this one may look older than now.
    private readonly DateTimeOffset _start = DateTimeOffset.FromUnixTimeMilliseconds(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds());
    private long _count;

    public long Count => Interlocked.Read(ref _count);

    /// <summary>Ends when the hub has stopped and all is counted.</summary>
    public Task CountAsync() => Task.WhenAll(hub.Hubs.Select(CountAsync));

    // Not cancelled: the hub's own end ends the reading, so that the last events are counted too.
    private async Task CountAsync(string name)
    {
        await foreach (var item in hub.ReadAsync(name, 0, CancellationToken.None))
        {
            if (item.EnqueuedTime >= _start)
            {
                Interlocked.Increment(ref _count);
            }
        }
    }
}
