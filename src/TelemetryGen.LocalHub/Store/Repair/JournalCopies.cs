using TelemetryGen.LocalHub.Store.Encoding;

namespace TelemetryGen.LocalHub.Store.Repair;

/// <summary>
/// The events of the journal, by partition and number. Those that are in blocks too, since a large publication came to their partition,
/// stand in for blocks that cannot be read.
/// </summary>
internal sealed class JournalCopies
{
    private readonly Dictionary<long, SortedDictionary<long, BlockEvent>> _events = [];

    /// <summary>Adds events, whose numbers are right.</summary>
    public void Add(long partition, IReadOnlyList<BlockEvent> events)
    {
        if (!_events.TryGetValue(partition, out var known))
        {
            _events[partition] = known = [];
        }

        foreach (var item in events)
        {
            known.TryAdd(item.SequenceNumber, item);
        }
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
}
