using TelemetryGen.LocalHub.Store.Encoding;

namespace TelemetryGen.LocalHub.Store;

/// <summary>Blocks of a partition that are committed in the journal and not yet in the table, oldest first.</summary>
internal sealed class RecentBlocks
{
    private readonly List<LogBlock> _blocks = [];

    public IReadOnlyList<LogBlock> All => _blocks;

    /// <summary>Bytes of their data.</summary>
    public long Bytes => _blocks.Sum(static block => (long)block.Data.Length);

    /// <summary>The number of the first event; null when there is none.</summary>
    public long? FirstSequence => _blocks.Count > 0 ? _blocks[0].FirstSequence : null;

    public void Add(LogBlock block) => _blocks.Add(block);

    public void Replace(IEnumerable<LogBlock> blocks)
    {
        _blocks.Clear();
        _blocks.AddRange(blocks);
    }

    /// <summary>The first of which this holds, or null.</summary>
    public LogBlock? First(Func<LogBlock, bool> wanted) => _blocks.FirstOrDefault(wanted);

    /// <summary>The block with the event of this number and those after it, so many at the most.</summary>
    public List<LogBlock> From(long sequence, int max)
    {
        var (low, high) = (0, _blocks.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _blocks[middle].NextSequence <= sequence ? (middle + 1, high) : (low, middle);
        }

        return _blocks.GetRange(low, Math.Min(max, _blocks.Count - low));
    }
}
