namespace TelemetryGen.Server.Kafka;

/// <summary>
/// The events of a partition on their way from the thread that reads to the task that processes. The first collects without a lock and
/// hands over many at once; the second takes all that there is.
/// </summary>
internal sealed class WaitingEvents(int maxEvents, long maxBytes) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _signal = new(0);
    private Lot _filling = new();
    private Lot _waiting = new();
    private bool _isAwaited;

    // Of what was handed over and is not done.
    private long _events;
    private long _bytes;

    /// <summary>No more should be added until some are done. By the thread that reads alone.</summary>
    public bool IsFull => Events >= maxEvents || Bytes >= maxBytes;

    /// <summary>Half of what was full is done. By the thread that reads alone.</summary>
    public bool HasRoom => Events <= maxEvents / 2 && Bytes <= maxBytes / 2;

    private long Events => Volatile.Read(ref _events) + _filling.Events.Length;

    private long Bytes => Volatile.Read(ref _bytes) + _filling.Bytes;

    /// <summary>Collects an event. By the thread that reads alone.</summary>
    public void Add(in TelemetryEvent e) => _filling.Add(e);

    /// <summary>Collects the end of an event that is left out: the partition was read to there.</summary>
    public void Skip(long nextOffset) => _filling.End = nextOffset;

    /// <summary>Hands over what was collected. By the thread that reads alone.</summary>
    public void HandOver()
    {
        if (_filling.End < 0)
        {
            return;
        }

        // Before the other side can have done them.
        Interlocked.Add(ref _events, _filling.Events.Length);
        Interlocked.Add(ref _bytes, _filling.Bytes);
        bool isAwaited;
        lock (_lock)
        {
            if (_waiting.End < 0)
            {
                (_filling, _waiting) = (_waiting, _filling);
            }
            else
            {
                _waiting.Append(_filling);
            }

            (isAwaited, _isAwaited) = (_isAwaited, false);
        }

        _filling.Clear();
        if (isAwaited)
        {
            _signal.Release();
        }
    }

    /// <summary>Takes all that was handed over, and waits while that is nothing. The lot that was taken before is used again.</summary>
    public async ValueTask<Lot> TakeAsync(Lot before, CancellationToken stopping)
    {
        before.Clear();
        while (true)
        {
            lock (_lock)
            {
                if (_waiting.End >= 0)
                {
                    (before, _waiting) = (_waiting, before);
                    return before;
                }

                _isAwaited = true;
            }

            await _signal.WaitAsync(stopping);
        }
    }

    /// <summary>Some are done: there is room for others.</summary>
    public void Done(ReadOnlySpan<TelemetryEvent> events)
    {
        var bytes = 0L;
        foreach (ref readonly var e in events)
        {
            bytes += e.Body.Length;
        }

        Interlocked.Add(ref _bytes, -bytes);
        Interlocked.Add(ref _events, -events.Length);
    }

    public void Dispose() => _signal.Dispose();
}
