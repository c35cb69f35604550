namespace TelemetryGen.Server.Kafka;

/// <summary>Events of one partition in their order, and the offset behind the last that was read.</summary>
internal sealed class Lot
{
    private TelemetryEvent[] _events = new TelemetryEvent[16];
    private int _count;

    /// <summary>Bytes of their bodies.</summary>
    public long Bytes { get; private set; }

    /// <summary>The offset behind all of it, events that were left out included; negative while nothing is in it.</summary>
    public long End { get; set; } = -1;

    public Memory<TelemetryEvent> Events => _events.AsMemory(0, _count);

    public void Add(in TelemetryEvent e)
    {
        Reserve(1);
        _events[_count++] = e;
        Bytes += e.Body.Length;
        End = e.SequenceNumber + 1;
    }

    public void Append(Lot other)
    {
        Reserve(other._count);
        other.Events.CopyTo(_events.AsMemory(_count));
        _count += other._count;
        Bytes += other.Bytes;
        End = other.End;
    }

    /// <summary>Empty, and holding on to no body.</summary>
    public void Clear()
    {
        Events.Span.Clear();
        (_count, Bytes, End) = (0, 0, -1);
    }

    private void Reserve(int more)
    {
        if (_count + more > _events.Length)
        {
            Array.Resize(ref _events, Math.Max(_count + more, _events.Length * 2));
        }
    }
}
