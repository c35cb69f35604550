using TelemetryGen.LocalHub.Store.Encoding;

namespace TelemetryGen.LocalHub.Store.Repair;

/// <summary>What a row of the table of blocks says of its block, beside the block.</summary>
/// <param name="LastSequence">The number of its last event.</param>
/// <param name="LastPosition">The position of that.</param>
/// <param name="MaxEnqueuedMs">The latest of its enqueued times, in Unix milliseconds.</param>
internal readonly record struct BlockPlace(long LastSequence, long LastPosition, long MaxEnqueuedMs)
{
    /// <summary>
    /// The events of a block under the numbers, positions and times that they were given. Of a damaged block these may be what is damaged:
    /// where they do not end as the row says, the row counts, and all times are the latest one. None when that cannot be known, since not
    /// all of the block was read.
    /// </summary>
    /// <param name="block">The block.</param>
    /// <param name="next">The number that follows the block before it, of the same partition; null when there is none.</param>
    public IReadOnlyList<BlockEvent>? Correct(SalvageBlock block, long? next)
    {
        if (block.IsWhole || block.Last is not { } last)
        {
            return block.Events;
        }

        // Numbers rise by one: those that begin behind the block before are right, however many events were read.
        var begins = block.First == next;
        if (!block.IsAll)
        {
            return (begins || next is null) && last.SequenceNumber <= LastSequence && last.Position <= LastPosition ? block.Events : null;
        }

        var sequence = begins ? 0 : LastSequence - last.SequenceNumber;
        var isLast = last.SequenceNumber + sequence == LastSequence;
        var position = isLast ? LastPosition - last.Position : 0;
        var time = isLast && block.LatestMs != MaxEnqueuedMs ? MaxEnqueuedMs : (long?)null;
        return
        [
            .. block.Events.Select(item => item with
            {
                SequenceNumber = item.SequenceNumber + sequence,
                Position = item.Position + position,
                EnqueuedMs = time ?? item.EnqueuedMs,
            }),
        ];
    }
}
