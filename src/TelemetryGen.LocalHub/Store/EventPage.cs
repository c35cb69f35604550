using TelemetryGen.LocalHub.Store.Encoding;

namespace TelemetryGen.LocalHub.Store;

/// <summary>Events of one partition that are being collected, up to a count or a size.</summary>
internal sealed class EventPage(PartitionLog log, long from, int maxEvents, int maxBytes)
{
    private readonly List<StoredEvent> _events = [];
    private long _bytes;

    public IReadOnlyList<StoredEvent> Events => _events;

    /// <summary>The number of the event that comes next.</summary>
    public long Next { get; private set; } = from;

    public bool IsFull => _events.Count >= maxEvents || _bytes >= maxBytes;

    public void SkipTo(long sequence) => Next = sequence;

    /// <summary>Adds from blocks until the page is full.</summary>
    public void Add(List<LogBlock> blocks)
    {
        for (var i = 0; i < blocks.Count && !IsFull; i++)
        {
            var reader = new BlockReader(blocks[i].Data);
            while (!IsFull && reader.TryRead(out var item))
            {
                Add(item);
            }
        }
    }

    /// <summary>
    /// Adds what a block has from <see cref="Next"/> on, also beyond the limits: to find the rest of it again would cost more.
    /// </summary>
    public void AddAll(byte[] block)
    {
        var reader = new BlockReader(block);
        while (reader.TryRead(out var item))
        {
            Add(item);
        }
    }

    private void Add(in BlockEvent item)
    {
        if (item.SequenceNumber < Next)
        {
            return;
        }

        _events.Add(new StoredEvent(log, item));
        _bytes += item.Body.Length;
        Next = item.SequenceNumber + 1;
    }
}
