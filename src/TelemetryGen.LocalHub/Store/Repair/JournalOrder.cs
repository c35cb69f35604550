using TelemetryGen.LocalHub.Store.Encoding;

namespace TelemetryGen.LocalHub.Store.Repair;

/// <summary>
/// The journal's blocks of one partition, in the order of their commits. Of a damaged block the numbers and positions may be what is
/// damaged, and beside a block the journal has nothing that says them again: what counts is how they meet those of its neighbours.
/// </summary>
/// <param name="end">The number that follows those in the table of blocks; null when it has none of the partition.</param>
/// <param name="taken">Positions of events in whole blocks of the journal, of all partitions.</param>
internal sealed class JournalOrder(long? end, IReadOnlySet<long> taken)
{
    private readonly List<(long Row, SalvageBlock Block)> _blocks = [];

    public void Add(long row, SalvageBlock block) => _blocks.Add((row, block));

    /// <summary>Gives the events of each block, with its row; null for a block whose numbers cannot be known.</summary>
    public IEnumerable<(long Row, IReadOnlyList<BlockEvent>? Events)> Read()
    {
        // Of the block before, when it is known how that ends: the number after it, and the position of its last event.
        (long Next, long Position)? before = null;
        for (var i = 0; i < _blocks.Count; i++)
        {
            var (row, block) = _blocks[i];
            BlockEvent? after = i + 1 < _blocks.Count && _blocks[i + 1].Block is { IsWhole: true, Events: [var first, ..] } ? first : null;
            var events = block.IsWhole ? block.Events : Correct(block, before, after, isLast: i + 1 == _blocks.Count);
            before = EndOf(block, events);
            yield return (row, events);
        }
    }

    private static (long Next, long Position)? EndOf(SalvageBlock block, IReadOnlyList<BlockEvent>? events)
    {
        if (!block.IsAll || events is not [.., var last])
        {
            return null;
        }

        // Behind the last event that is whole there may be others of the block.
        var behind = block.Last!.Value.SequenceNumber - block.Events[^1].SequenceNumber;
        return (last.SequenceNumber + behind + 1, last.Position + behind);
    }

    private List<BlockEvent>? Correct(SalvageBlock block, (long Next, long Position)? before, BlockEvent? after, bool isLast)
    {
        if (block.Last is not { } last || block.Events.Count == 0)
        {
            return [];
        }

        return Shift(block, last.SequenceNumber + 1 - block.First, before?.Next, after?.SequenceNumber, isLast) is { } shift
            ? Place([.. block.Events.Select(item => item with { SequenceNumber = item.SequenceNumber + shift })], before, after)
            : null;
    }

    // What is to be added to the numbers; null when it cannot be known.
    private long? Shift(SalvageBlock block, long count, long? before, long? after, bool isLast)
    {
        var fits = block.IsAll && before is { } from && after == from + count;
        if (fits)
        {
            return before - block.First;
        }

        // Between two blocks may be a large publication, which is in the table alone: one side that meets is enough.
        var isBehind = block.First == before && (after is null || block.First + count <= after);
        var isInFront = block.IsAll && block.First + count == after && (before is null || block.First >= before);
        var isFirst = block.First == end && (before is null || end >= before) && (after is null || block.First + count <= after);
        var isAlone = end is null && _blocks.Count == 1;
        if (isBehind || isInFront || isFirst || isAlone)
        {
            return 0;
        }

        // No large publication came after the block before it: then it has the next numbers.
        return isLast && block.IsAll && before is { } next && next >= (end ?? 0) ? next - block.First : null;
    }

    // Positions that do not rise from the block before to the one behind would have sound events refused: such take the free ones nearest
    // to a neighbour.
    private List<BlockEvent> Place(List<BlockEvent> events, (long Next, long Position)? before, BlockEvent? after)
    {
        var (low, high) = (before?.Position ?? -1, after?.Position ?? long.MaxValue);
        if (events[0].Position > low && events[^1].Position < high
            && events.Zip(events.Skip(1)).All(static pair => pair.First.Position < pair.Second.Position))
        {
            return events;
        }

        if (before is null && after is null)
        {
            return [];
        }

        var free = before is null ? Free(high, -1).Take(events.Count).Reverse() : Free(low, 1).Take(events.Count);
        List<BlockEvent> placed = [.. events.Zip(free, static (item, position) => item with { Position = position })];
        return placed[0].Position > low && placed[^1].Position < high ? placed : [];
    }

    private IEnumerable<long> Free(long from, int step)
    {
        while (true)
        {
            from += step;
            if (!taken.Contains(from))
            {
                yield return from;
            }
        }
    }
}
