using TelemetryGen.LocalHub.Store.Encoding;

namespace TelemetryGen.LocalHub.Store;

/// <summary>Publications that wait for the writer, which is a thread of its own because it waits for the disk.</summary>
internal sealed class CommitQueue(int capacity, long maxGroupBytes) : IDisposable
{
    // On a busy machine this lets some more of those send who are about to; on an idle one it takes a microsecond.
    private const int Yields = 3;

    // What came before one of this size does not wait for it.
    private const long LargeBytes = BlockWriter.BlockBytes;

    private readonly Lock _gate = new();
    private readonly Queue<PendingAppend> _waiting = [];
    private readonly SemaphoreSlim _room = new(capacity);
    private readonly AutoResetEvent _work = new(false);
    private bool _closed;

    // The writer sleeps, or is about to: who adds something wakes it, and only the first of many.
    private bool _asleep;

    /// <summary>Whether nothing waits, nothing is being stored, and it is not closed.</summary>
    public bool IsIdle => Volatile.Read(ref _asleep);

    /// <summary>Waits for room, so that the bodies of requests that wait do not fill the memory; false when the queue is closed.</summary>
    public ValueTask<bool> TryAddAsync(PendingAppend item)
    {
        var room = _room.WaitAsync();
        return room.IsCompletedSuccessfully ? new ValueTask<bool>(TryAdd(item)) : TryAddAsync(item, room);
    }

    /// <summary>
    /// All that waits, up to a size; empty after <paramref name="patience"/> without any. False when the queue is closed and empty.
    /// </summary>
    /// <param name="group">Is cleared and filled.</param>
    /// <param name="patience">How long it waits for the first.</param>
    /// <param name="expectMany">Many send: each commit is dear, so let it be for as many as are ready.</param>
    public bool TryTake(List<PendingAppend> group, TimeSpan patience, bool expectMany)
    {
        group.Clear();
        if (Wait(patience) && Fill(group, expectMany ? Yields : 0))
        {
            _room.Release(group.Count);
            return true;
        }

        lock (_gate)
        {
            return !_closed || _waiting.Count > 0;
        }
    }

    /// <summary>Lets the writer look, though nothing waits for it.</summary>
    public void Wake() => _work.Set();

    /// <summary>Takes nothing more; what waits is still given out.</summary>
    public void Close()
    {
        lock (_gate)
        {
            (_closed, _asleep) = (true, false);
        }

        _work.Set();
    }

    public void Dispose()
    {
        _room.Dispose();
        _work.Dispose();
    }

    private async ValueTask<bool> TryAddAsync(PendingAppend item, Task room)
    {
        await room;
        return TryAdd(item);
    }

    private bool TryAdd(PendingAppend item)
    {
        bool wake;
        lock (_gate)
        {
            if (_closed)
            {
                _room.Release();
                return false;
            }

            _waiting.Enqueue(item);
            (wake, _asleep) = (_asleep, false);
        }

        if (wake)
        {
            _work.Set();
        }

        return true;
    }

    private bool Wait(TimeSpan patience)
    {
        bool sleep;
        lock (_gate)
        {
            sleep = _asleep = _waiting.Count == 0 && !_closed;
        }

        return !sleep || _work.WaitOne(patience);
    }

    private bool Fill(List<PendingAppend> group, int yields)
    {
        for (var i = 0; i < yields; i++)
        {
            Thread.Yield();
        }

        lock (_gate)
        {
            var bytes = 0L;
            while (bytes < maxGroupBytes && _waiting.TryPeek(out var next)
                && !(next.Bytes >= LargeBytes && bytes is > 0 and < LargeBytes))
            {
                group.Add(_waiting.Dequeue());
                bytes += next.Bytes;
            }
        }

        return group.Count > 0;
    }
}
