using System.Globalization;
using TelemetryGen.LocalHub.Store;

namespace TelemetryGen.LocalHub.Amqp.Links;

/// <summary>What Azure tells of a partition.</summary>
/// <param name="FirstSequence">Number of the oldest event that is kept.</param>
/// <param name="NextSequence">Number of the next one.</param>
/// <param name="LastSequence">Number of the newest event, also when it is not kept any more; -1 before the first.</param>
/// <param name="LastOffset">Its offset; "-1" before the first.</param>
/// <param name="LastTime">When it was taken; year 1 before the first, and when it has gone before this run.</param>
internal readonly record struct LogState(long FirstSequence, long NextSequence, long LastSequence, string LastOffset, DateTime LastTime)
{
    public bool IsEmpty => FirstSequence == NextSequence;

    public static LogState Of(PartitionLog log)
    {
        var (first, next, last) = (log.FirstSequence, log.NextSequence, log.Last);
        return new LogState(
            first,
            next,
            next - 1,
            next == 0 ? "-1" : EventOffset.Of(next - 1).ToString(CultureInfo.InvariantCulture),
            last is { } tail ? DateTimeOffset.FromUnixTimeMilliseconds(tail.EnqueuedMs).UtcDateTime : default(DateTimeOffset).UtcDateTime);
    }
}
