using TelemetryGen.LocalHub.Store.Encoding;
using TelemetryGen.LocalHub.Store.Files;

namespace TelemetryGen.LocalHub.Store;

/// <summary>
/// A partition as readers see it: what is committed, the newest events from memory, all others from the table of blocks. The writer
/// alone changes it.
/// </summary>
internal sealed class PartitionLog(long id, string hub, int partition, BlockTable blocks, StoreHealth health, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly RecentBlocks _recent = new();
    private TaskCompletionSource? _appended;
    private long _first;
    private long _next;
    private long _repaired;
    private LogTail? _last;
    private bool _stopped;

    /// <summary>The partition's row in the store.</summary>
    public long Id { get; } = id;

    public string Hub { get; } = hub;

    /// <summary>Its number within the hub, from 0.</summary>
    public int Partition { get; } = partition;

    /// <summary>The number of the oldest event that is kept; <see cref="NextSequence"/> when there is none.</summary>
    public long FirstSequence => Locked(static log => log._first);

    /// <summary>What the next event gets.</summary>
    public long NextSequence => Locked(static log => log._next);

    /// <summary>Whether a reader waits for the next event.</summary>
    public bool IsAwaited => Locked(static log => log._appended is not null);

    /// <summary>What retention must leave.</summary>
    public RetentionHold Hold { get; } = new();

    /// <summary>Bytes of what is stored.</summary>
    public RateMeter Incoming { get; } = new(clock);

    /// <summary>Bytes of what is read.</summary>
    public RateMeter Outgoing { get; } = new(clock);

    /// <summary>Bytes of all its events, as they are stored.</summary>
    public long SizeBytes => Guarded(() => blocks.Bytes(Id) + Locked(static log => log._recent.Bytes));

    /// <summary>The newest event that ever was, also when it is no longer kept but was seen in this run; null before it.</summary>
    public LogTail? Last => Locked(static log => log._last);

    /// <summary>
    /// Events from a number on, oldest first; none when there is none yet. From the oldest one kept when that number is gone. It ends
    /// at the first of the two limits, or with the block of the table in which it is reached.
    /// </summary>
    /// <param name="from">The number of the first one wanted.</param>
    /// <param name="maxEvents">At least 1.</param>
    /// <param name="maxBytes">Of bodies; one event is given even when it is larger.</param>
    /// <exception cref="LocalHubException">A block is not what was written.</exception>
    public IReadOnlyList<StoredEvent> Read(long from, int maxEvents, int maxBytes)
    {
        var page = Guarded(() => ReadPage(from, maxEvents, maxBytes));
        Outgoing.Add(page.Sum(static item => (long)item.Body.Length));
        return page;
    }

    /// <summary>Waits until the event of this number is committed, or the store stops.</summary>
    public async Task WaitAsync(long sequence, CancellationToken cancellation)
    {
        while (true)
        {
            Task appended;
            lock (_gate)
            {
                if (_next > sequence || _stopped)
                {
                    return;
                }

                appended = (_appended ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            }

            await appended.WaitAsync(cancellation);
        }
    }

    /// <summary>The number of the first event enqueued at this time or later, in Unix milliseconds.</summary>
    public long SequenceAt(long enqueuedMs) =>
        Guarded(() => First(
            () => blocks.FindTime(Id, enqueuedMs), block => block.MaxEnqueuedMs >= enqueuedMs, item => item.EnqueuedMs >= enqueuedMs));

    /// <summary>The number of the first event after a position.</summary>
    public long SequenceAfterPosition(long position) =>
        Guarded(() => First(
            () => blocks.FindPosition(Id, position), block => block.LastPosition > position, item => item.Position > position));

    /// <summary>What the store holds of this partition, when it is opened.</summary>
    /// <param name="first">The first number that may still be there.</param>
    /// <param name="repaired">Below this number a repair may have left gaps.</param>
    /// <param name="next">What the next event gets.</param>
    /// <param name="recent">The blocks in the journal.</param>
    /// <param name="last">The newest event.</param>
    public void Load(long first, long repaired, long next, IEnumerable<LogBlock> recent, LogTail? last)
    {
        lock (_gate)
        {
            (_first, _repaired, _next, _last) = (first, repaired, next, last);
            _recent.Replace(recent);
        }
    }

    /// <summary>Shows a committed block to readers.</summary>
    /// <param name="block">The block.</param>
    /// <param name="lastEnqueuedMs">The enqueued time of its last event.</param>
    /// <param name="isRecent">It is in the journal, not in the table.</param>
    public void Publish(LogBlock block, long lastEnqueuedMs, bool isRecent)
    {
        TaskCompletionSource? appended;
        lock (_gate)
        {
            if (isRecent)
            {
                _recent.Add(block);
            }

            _next = block.NextSequence;
            _last = new LogTail(_next - 1, lastEnqueuedMs);
            (appended, _appended) = (_appended, null);
        }

        appended?.SetResult();
        Incoming.Add(block.Data.Length);
    }

    /// <summary>The blocks in memory; the writer's alone.</summary>
    public IReadOnlyList<LogBlock> Unflushed => _recent.All;

    /// <summary>All blocks in memory are in the table now.</summary>
    public void Flushed()
    {
        lock (_gate)
        {
            _recent.Replace([]);
        }
    }

    /// <summary>Older events are gone.</summary>
    public void Trim(long first)
    {
        lock (_gate)
        {
            _first = Math.Max(_first, first);
        }
    }

    /// <summary>No more events come: who waits goes on.</summary>
    public void Stop()
    {
        TaskCompletionSource? appended;
        lock (_gate)
        {
            _stopped = true;
            (appended, _appended) = (_appended, null);
        }

        appended?.SetResult();
    }

    private IReadOnlyList<StoredEvent> ReadPage(long from, int maxEvents, int maxBytes)
    {
        var page = new EventPage(this, from, maxEvents, maxBytes);
        while (!page.IsFull)
        {
            var recent = Recent(page.Next, maxEvents, out var oldest);
            if (recent.Count > 0 || page.Next >= oldest)
            {
                page.Add(recent);
                return page.Events;
            }

            if (blocks.Find(Id, page.Next) is not { } data)
            {
                // It has gone since the look at memory, by retention, or a repair could not save it: what is left begins later.
                var next = Math.Max(FirstSequence, Math.Min(_repaired, oldest));
                if (next <= page.Next)
                {
                    throw new StoreDamagedException($"hub {Hub} partition {Partition} has no block for event {page.Next}");
                }

                page.SkipTo(next);
                continue;
            }

            page.AddAll(data);
        }

        return page.Events;
    }

    private T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (StoreHealth.IsDamage(e))
        {
            throw health.Damaged(e);
        }
    }

    // Memory first: a block that a flush moves in between is then found twice, and not never.
    private long First(Func<byte[]?> find, Func<LogBlock, bool> isInBlock, Func<BlockEvent, bool> isWanted)
    {
        var (recent, next) = Locked(log => (log._recent.First(isInBlock), log._next));
        if ((find() ?? recent?.Data) is not { } data)
        {
            return next;
        }

        var reader = new BlockReader(data);
        while (reader.TryRead(out var item))
        {
            if (isWanted(item))
            {
                return item.SequenceNumber;
            }
        }

        return next;
    }

    private List<LogBlock> Recent(long from, int max, out long oldest)
    {
        lock (_gate)
        {
            oldest = _recent.FirstSequence ?? _next;
            return from < oldest ? [] : _recent.From(from, max);
        }
    }

    private T Locked<T>(Func<PartitionLog, T> read)
    {
        lock (_gate)
        {
            return read(this);
        }
    }
}
