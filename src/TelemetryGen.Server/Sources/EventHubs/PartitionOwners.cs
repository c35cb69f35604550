using Azure.Messaging.EventHubs.Primitives;
using Microsoft.Extensions.Logging;
using TelemetryGen.Server.Diagnostics;

namespace TelemetryGen.Server;

/// <summary>What the checkpoints say of who has which partition, where a person would wonder.</summary>
/// <param name="self">The name of this process among those that share the partitions.</param>
/// <param name="group">The consumer group.</param>
/// <param name="expiration">After how long without a sign of its owner a partition is taken over.</param>
/// <param name="logger">Where it is told.</param>
/// <param name="clock">By which owners are gone.</param>
internal sealed class PartitionOwners(string self, string group, TimeSpan expiration, ILogger logger, TimeProvider clock)
{
    private static readonly TimeSpan SameAgainAfter = TimeSpan.FromMinutes(10);

    private readonly Lock _lock = new();
    private long? _toldAt;

    /// <summary>Tells at the start whose partitions are not taken: of a process that was killed they are waited for.</summary>
    public void TellOthers(IEnumerable<EventProcessorPartitionOwnership> ownership)
    {
        var now = clock.GetUtcNow();
        var others = ownership.Where(
            o => o.OwnerIdentifier.Length > 0 && o.OwnerIdentifier != self && o.LastModifiedTime + expiration > now);
        foreach (var owner in others.GroupBy(static o => o.OwnerIdentifier))
        {
            var (count, until) = (owner.Count(), owner.Max(static o => o.LastModifiedTime) + expiration);
            ServerLog.OwnedByOther(logger, count, count == 1 ? "partition is" : "partitions are", owner.Key, until);
        }
    }

    /// <summary>
    /// Tells of a partition that another took without a word in the checkpoints: it has others, and both handle the same events.
    /// </summary>
    public void TellStolen(string partition, IEnumerable<EventProcessorPartitionOwnership> ownership)
    {
        if (!ownership.Any(o => o.PartitionId == partition && o.OwnerIdentifier == self))
        {
            return;
        }

        lock (_lock)
        {
            if (_toldAt is { } at && clock.GetElapsedTime(at) < SameAgainAfter)
            {
                return;
            }

            _toldAt = clock.GetTimestamp();
        }

        ServerLog.StolenFromCheckpoints(logger, partition, group);
    }
}
