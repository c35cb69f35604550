using TelemetryGen.LocalHub.Store.Encoding;

namespace TelemetryGen.LocalHub.Store;

/// <summary>
/// What one commit stores, numbered and in blocks. Single events of one partition, which is what devices send, share a block: each of
/// their own would be an object that lives until the next flush, and write again what stands before the events of a block. The writer's
/// alone.
/// </summary>
internal sealed class GroupBlocks
{
    private readonly List<(PartitionLog Log, LogBlock Block)> _blocks = [];
    private readonly HashSet<PartitionLog> _large = [];
    private readonly Dictionary<PartitionLog, OpenBlock> _open = [];
    private readonly List<OpenBlock> _touched = [];

    /// <summary>The blocks; those of a partition in the order of their events.</summary>
    public IReadOnlyList<(PartitionLog Log, LogBlock Block)> Blocks => _blocks;

    /// <summary>Bytes of the blocks.</summary>
    public long Bytes => _blocks.Sum(static item => (long)item.Block.Data.Length);

    /// <summary>Partitions to which a block's worth of events comes at once.</summary>
    public HashSet<PartitionLog> Large => _large;

    /// <summary>Bytes of the blocks of all other partitions.</summary>
    public long OtherBytes => _large.Count == 0 ? Bytes : _blocks.Sum(item => _large.Contains(item.Log) ? 0 : (long)item.Block.Data.Length);

    /// <summary>Numbers these and gives the position of the last event.</summary>
    /// <param name="group">The publications, in their order.</param>
    /// <param name="position">Of the event before them.</param>
    /// <param name="enqueuedMs">Their time, in Unix milliseconds.</param>
    public long Number(List<PendingAppend> group, long position, long enqueuedMs)
    {
        Clear();
        foreach (var pending in group)
        {
            foreach (var run in pending.Runs)
            {
                Add(Touch(run.Log), run, position + 1, enqueuedMs);
                position += run.Count;
            }
        }

        foreach (var open in _touched)
        {
            End(open);
        }

        return position;
    }

    /// <summary>Nothing is stored. What an exception in the midst left behind, as of no memory, must not be stored with the next.</summary>
    public void Clear()
    {
        foreach (var open in _touched)
        {
            open.IsTouched = false;
            open.Writer.Clear();
        }

        _blocks.Clear();
        _large.Clear();
        _touched.Clear();
    }

    private void Add(OpenBlock open, EventRun run, long position, long enqueuedMs)
    {
        if (run.Length >= BlockWriter.BlockBytes)
        {
            _large.Add(open.Log);
        }

        if (run.Head is null || run.Length >= BlockWriter.BlockBytes)
        {
            End(open);
            _blocks.Add((open.Log, BlockWriter.Number(run, open.Next, position, enqueuedMs)));
        }
        else
        {
            open.Writer.Add(run, open.Next, position, enqueuedMs);
            if (open.Writer.Length >= BlockWriter.BlockBytes)
            {
                End(open);
            }
        }

        open.Next += run.Count;
    }

    private OpenBlock Touch(PartitionLog log)
    {
        if (!_open.TryGetValue(log, out var open))
        {
            _open.Add(log, open = new OpenBlock(log));
        }

        if (!open.IsTouched)
        {
            (open.IsTouched, open.Next) = (true, log.NextSequence);
            _touched.Add(open);
        }

        return open;
    }

    private void End(OpenBlock open)
    {
        if (open.Writer.Count > 0)
        {
            _blocks.Add((open.Log, open.Writer.End()));
        }
    }

    private sealed class OpenBlock(PartitionLog log)
    {
        public PartitionLog Log { get; } = log;

        public BlockWriter Writer { get; } = new();

        /// <summary>Events of it are in this commit.</summary>
        public bool IsTouched { get; set; }

        /// <summary>The number of the next event.</summary>
        public long Next { get; set; }
    }
}
