namespace TelemetryGen.LocalHub.Store.Encoding;

/// <summary>Encodes the events of one publication for one partition.</summary>
internal sealed class RunWriter(PartitionLog log)
{
    // What a head and the numbers of an event mostly take beside its sections and body.
    private const int Beside = 64;

    private readonly List<EventRun> _runs = new(1);
    private HeadTable _heads = new();
    private EventHead _head = EventHead.Empty;
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

        _bytes ??= new ByteWriter(item.Body.Length + item.Sections.Length + Beside);
        BlockWriter.WriteEvent(_bytes, _heads, _head, item.Body.Span, _head.Checksum(item.Body.Span));
        _count++;
        if (_bytes.Length >= BlockWriter.BlockBytes)
        {
            Cut();
            (_heads, _bytes) = (new HeadTable(), new ByteWriter(BlockWriter.BlockBytes + 1024));
        }
    }

    /// <summary>All runs; nothing is added any more.</summary>
    public IReadOnlyList<EventRun> End()
    {
        Cut();
        return _runs;
    }

    private void Cut()
    {
        if (_count > 0)
        {
            _runs.Add(new EventRun(Log, _count, _bytes!.Memory));
            _count = 0;
        }
    }
}
