namespace TelemetryGen.LocalHub.Store.Encoding;

/// <summary>Encodes the events of one publication for one partition, of which there may be more than the first.</summary>
internal sealed class RunWriter(EventRun first)
{
    // What the numbers of an event mostly take beside its head and body.
    private const int Beside = 16;

    private readonly List<EventRun> _runs = [];
    private EventRun? _single = first;
    private EventHead _head = first.Head!;
    private HeadTable _heads = new();
    private ByteWriter? _bytes;
    private int _count;

    public PartitionLog Log { get; } = first.Log;

    /// <summary>Encodes a further event.</summary>
    public void Add(in NewEvent item)
    {
        // Events of one publication mostly have one head.
        if (!_head.IsOf(item))
        {
            _head = EventHead.Create(item.Publisher, item.PartitionKey, item.Sections, item.IsRawBody);
        }

        if (_single is { } first)
        {
            (_single, _bytes) = (null, new ByteWriter(2 * (first.Length + Beside)));
            BlockWriter.WriteHead(_bytes, _heads, first.Head!);
            _bytes.Bytes(first.Events.Span);
            EndEvent();
        }

        BlockWriter.WriteHead(_bytes!, _heads, _head);
        BlockWriter.WriteBody(_bytes!, item.Body.Span, _head.Checksum(item.Body.Span));
        EndEvent();
    }

    /// <summary>All runs; nothing is added any more.</summary>
    public EventRun[] End()
    {
        if (_single is not null)
        {
            return [_single];
        }

        Cut();
        return [.. _runs];
    }

    private void EndEvent()
    {
        _count++;
        if (_bytes!.Length >= BlockWriter.BlockBytes)
        {
            Cut();
            (_heads, _bytes) = (new HeadTable(), new ByteWriter(BlockWriter.BlockBytes + 1024));
        }
    }

    private void Cut()
    {
        if (_count > 0)
        {
            _runs.Add(new EventRun(Log, _count, null, _bytes!.Memory));
            _count = 0;
        }
    }
}
