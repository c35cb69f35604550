using Microsoft.Data.Sqlite;
using TelemetryGen.LocalHub.Store.Encoding;
using TelemetryGen.LocalHub.Store.Files;

namespace TelemetryGen.LocalHub.Store.Repair;

/// <summary>Fills a new store with saved events, under their numbers.</summary>
internal sealed class SalvageWriter(SqliteConnection target, IReadOnlyDictionary<long, PartitionRow> partitions, NumberCheck numbers)
{
    // Blocks of one transaction: some megabytes.
    private const int SliceBlocks = 64;

    private readonly Dictionary<long, (BlockWriter Writer, long Next)> _open = [];
    private readonly List<(long Partition, LogBlock Block)> _full = [];

    /// <param name="events">The events.</param>
    /// <param name="position">What the old store says of the last position.</param>
    /// <param name="ends">What it says of the next number of each partition.</param>
    public void Write(IEnumerable<(long Partition, BlockEvent Event)> events, long position, IReadOnlyDictionary<long, long> ends)
    {
        WriteHubs();
        foreach (var (partition, item) in events)
        {
            if (numbers.Accept(partition, item.SequenceNumber, item.Position))
            {
                Add(partition, item);
            }
        }

        foreach (var (partition, open) in _open)
        {
            _full.Add((partition, open.Writer.End()));
        }

        Store();
        foreach (var (id, next) in numbers.End(ends))
        {
            using var end = Sql.Prepare(target, "UPDATE partitions SET next_sequence = $next WHERE id = $id", "$next", "$id");
            end.With(next, id).ExecuteNonQuery();
        }

        using var state = Sql.Prepare(target, "UPDATE state SET position = $position", "$position");
        state.With(Math.Max(position, numbers.Position)).ExecuteNonQuery();
    }

    private void WriteHubs()
    {
        using var hub = Sql.Prepare(
            target, "INSERT OR IGNORE INTO hubs (id, name, partitions) VALUES ($id, $name, $partitions)", "$id", "$name", "$partitions");
        using var partition = Sql.Prepare(
            target, "INSERT INTO partitions (id, hub, number, first_sequence) VALUES ($id, $hub, $number, $first)", "$id", "$hub",
            "$number", "$first");
        foreach (var (id, row) in partitions)
        {
            hub.With(row.HubId, row.Hub, row.Partitions).ExecuteNonQuery();
            partition.With(id, row.HubId, row.Number, row.FirstSequence).ExecuteNonQuery();
        }
    }

    private void Add(long partition, in BlockEvent item)
    {
        var open = _open.TryGetValue(partition, out var known) ? known : (Writer: new BlockWriter(), Next: item.SequenceNumber);
        if (open.Writer.Count > 0 && (open.Next != item.SequenceNumber || open.Writer.Length >= BlockWriter.BlockBytes))
        {
            _full.Add((partition, open.Writer.End()));
        }

        open.Writer.Add(item);
        _open[partition] = (open.Writer, item.SequenceNumber + 1);
        if (_full.Count >= SliceBlocks)
        {
            Store();
        }
    }

    private void Store()
    {
        using var insert = new BlockInsert(target);
        using var transaction = target.BeginTransaction();
        foreach (var (partition, block) in _full)
        {
            insert.Run(partition, block, transaction);
        }

        transaction.Commit();
        _full.Clear();
    }
}
