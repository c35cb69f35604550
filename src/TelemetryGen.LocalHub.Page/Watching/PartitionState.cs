namespace TelemetryGen.LocalHub.Page.Watching;

/// <summary>A partition as it is now.</summary>
/// <param name="Number">From 0.</param>
/// <param name="Kept">Events in the store.</param>
/// <param name="LastSequence">The newest number; -1 before the first.</param>
/// <param name="LastEnqueued">When the newest came; null before the first.</param>
/// <param name="BytesPerSecond">Incoming, over the last full ten seconds.</param>
public sealed record PartitionState(int Number, long Kept, long LastSequence, DateTimeOffset? LastEnqueued, long BytesPerSecond)
{
    internal static PartitionState[] Of(LocalHub hub, string name) =>
    [
        .. hub.Store.Hubs[name].Logs.Select(log =>
        {
            var next = log.NextSequence;
            DateTimeOffset? last = log.Last is { } tail ? DateTimeOffset.FromUnixTimeMilliseconds(tail.EnqueuedMs) : null;
            return new PartitionState(log.Partition, next - log.FirstSequence, next - 1, last, log.Incoming.PerSecond);
        }),
    ];
}
