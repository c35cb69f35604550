namespace TelemetryGen.LocalHub.Store.Encoding;

/// <summary>Encodes the events of one publication for one partition. Of most there is one.</summary>
internal sealed class RunWriter(PartitionLog log)
{
    // What the numbers of an event mostly take beside its head and body.
    private const int Beside = 16;

    private EventHead _head = EventHead.Empty;
    private EventRun? _single;
    private List<EventRun>? _runs;
    private HeadTable? _heads;
    private ByteWriter? _bytes;
    private int _count;

    public PartitionLog Log { get; } = log;

    /// <summary>Encodes an event.</summary>
    public void Add(in NewEvent item)
    {
        // Events of one publication mostly have one head.
        if (!_head.IsOf(item))
        {
            _head = EventHead.Create(item.Publisher, item.PartitionKey, item.Sections, item.IsRawBody);
        }

        var body = item.Body.Span;
        if (_single is null && _bytes is null)
        {
            var bytes = new ByteWriter(BlockWriter.LengthOfBody(body.Length));
            BlockWriter.WriteBody(bytes, body, _head.Checksum(body));
            _single = new EventRun(Log, 1, _head, bytes.Memory);
            return;
        }

        if (_single is { } first)
        {
            (_single, _heads, _bytes) = (null, new HeadTable(), new ByteWriter(2 * (first.Length + Beside)));
            BlockWriter.WriteHead(_bytes, _heads, first.Head!);
            _bytes.Bytes(first.Events.Span);
            EndEvent();
        }

        BlockWriter.WriteHead(_bytes!, _heads!, _head);
        BlockWriter.WriteBody(_bytes!, body, _head.Checksum(body));
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
        return [.. _runs!];
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
            (_runs ??= []).Add(new EventRun(Log, _count, null, _bytes!.Memory));
            _count = 0;
        }
    }
}
