using TelemetryGen.LocalHub.Store.Encoding;

namespace TelemetryGen.LocalHub.Store.Repair;

/// <summary>What can be read of a block.</summary>
/// <param name="Events">Those that are what was written, but for their numbers, positions and times when the block is damaged.</param>
/// <param name="First">The number of the first event, whether it is whole or not, as the block has it.</param>
/// <param name="Last">The last event that was read, whether it is whole or not.</param>
/// <param name="LatestMs">The latest time of an event that was read, in Unix milliseconds.</param>
/// <param name="IsWhole">Its checksum is right.</param>
/// <param name="IsAll">All its events were read.</param>
internal sealed record SalvageBlock(List<BlockEvent> Events, long First, BlockEvent? Last, long LatestMs, bool IsWhole, bool IsAll)
{
    private static readonly SalvageBlock None = new([], 0, null, 0, IsWhole: false, IsAll: false);

    /// <summary>Reads a block.</summary>
    /// <param name="data">Its bytes.</param>
    /// <param name="where">Its row, for the problems.</param>
    /// <param name="problems">What is wrong.</param>
    public static SalvageBlock Read(byte[] data, string where, ProblemList problems)
    {
        var events = new List<BlockEvent>();
        var (first, latest, damaged) = (0L, 0L, 0);
        BlockEvent? last = null;
        try
        {
            var isWhole = BlockReader.IsWhole(data);
            var reader = new BlockReader(data, verify: false);
            first = reader.FirstSequence;
            while (reader.TryRead(out var item))
            {
                (last, latest) = (item, Math.Max(latest, item.EnqueuedMs));
                if (isWhole || item.IsIntact)
                {
                    events.Add(item);
                }
                else
                {
                    damaged++;
                }
            }

            if (!isWhole)
            {
                problems.Add($"{where}: the checksum of a block is wrong; {events.Count} of its events are whole, {damaged} are not.");
            }

            return new SalvageBlock(events, first, last, latest, isWhole, IsAll: true);
        }
        catch (StoreDamagedException e)
        {
            problems.Add($"{where}: {e.Message} {events.Count} of its events are whole.");
            return last is null ? None : new SalvageBlock(events, first, last, latest, IsWhole: false, IsAll: false);
        }
    }
}
