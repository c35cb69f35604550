using TelemetryGen.LocalHub.Store.Encoding;

namespace TelemetryGen.LocalHub.Store.Repair;

/// <summary>
/// The events of the journal, by partition and number. Those that are in blocks too, since a large publication came to their partition,
/// stand in for blocks that cannot be read.
/// </summary>
/// <param name="ends">By partition: the number that follows those in blocks.</param>
internal sealed class JournalCopies(IReadOnlyDictionary<long, long> ends)
{
    private readonly Dictionary<long, SortedDictionary<long, BlockEvent>> _events = [];

    /// <summary>
    /// Adds events that follow each other. False when their block is damaged and they join no others: their numbers may be what is damaged.
    /// Whole blocks come first.
    /// </summary>
    public bool TryAdd(long partition, List<BlockEvent> events, bool isWhole)
    {
        if (!_events.TryGetValue(partition, out var known))
        {
            _events[partition] = known = [];
        }

        if (events.Count > 0 && !isWhole && !Joins(partition, known, events[0].SequenceNumber, events[^1].SequenceNumber))
        {
            return false;
        }

        events.ForEach(item => known.TryAdd(item.SequenceNumber, item));
        return true;
    }

    /// <summary>Takes those before an event that a block has, and drops the copy of that event.</summary>
    public IEnumerable<BlockEvent> TakeBefore(long partition, long sequence)
    {
        if (!_events.TryGetValue(partition, out var known))
        {
            yield break;
        }

        while (known.Count > 0 && known.First() is var (number, copy) && number <= sequence)
        {
            known.Remove(number);
            if (number < sequence)
            {
                yield return copy;
            }
        }
    }

    /// <summary>All that are left, which no block has.</summary>
    public IEnumerable<(long Partition, BlockEvent Event)> Rest() =>
        _events.SelectMany(static pair => pair.Value.Values.Select(item => (pair.Key, item)));

    private bool Joins(long partition, SortedDictionary<long, BlockEvent> known, long first, long last) =>
        known.ContainsKey(first - 1) || known.ContainsKey(last + 1) || first == ends.GetValueOrDefault(partition)
        || (known.Count == 0 && !ends.ContainsKey(partition));
}
