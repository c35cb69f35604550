using Microsoft.Data.Sqlite;
using TelemetryGen.LocalHub.Store.Encoding;
using TelemetryGen.LocalHub.Store.Files;

namespace TelemetryGen.LocalHub.Store.Repair;

/// <summary>
/// Reads all events of a store that may be damaged, row by row: a row that cannot be read is a problem and not the end. The blocks come
/// first, then the journal, so that the events of each partition come in their order. Of the journal those are left out that are in blocks
/// already, since a large publication came to their partition.
/// </summary>
internal sealed class SalvageReader(SqliteConnection connection, ProblemList problems)
{
    /// <summary>Gives the events that are what was written, with the row of their partition.</summary>
    public IEnumerable<(long Partition, BlockEvent Event)> Read(IProgress<double>? progress, CancellationToken cancellation)
    {
        var next = new Dictionary<long, long>();
        var (first, last) = Ids("blocks", "blocks_by_sequence");
        for (var id = first; id <= last; id++)
        {
            cancellation.ThrowIfCancellationRequested();
            progress?.Report((id - first) / (double)(last - first + 1));
            if (Row("SELECT partition, data FROM blocks WHERE id = $id", "Block", id) is { } row)
            {
                foreach (var item in Events(row.Data, $"Block {id}"))
                {
                    next[row.Partition] = Math.Max(next.GetValueOrDefault(row.Partition), item.SequenceNumber + 1);
                    yield return (row.Partition, item);
                }
            }
        }

        (first, last) = Ids("journal");
        for (var id = first; id <= last; id++)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var (partition, data) in Row("SELECT 0, data FROM journal WHERE id = $id", "Journal row", id) is { } row
                ? Split(row.Data, id)
                : [])
            {
                var events = Events(data, $"Journal row {id}");
                foreach (var item in events.Where(item => item.SequenceNumber >= next.GetValueOrDefault(partition)))
                {
                    yield return (partition, item);
                }
            }
        }

        progress?.Report(1);
    }

    // A page that cannot be read may be the one where the table begins or ends: its index has all numbers again.
    private (long First, long Last) Ids(string table, string? index = null)
    {
        SqliteException? error = null;
        foreach (var source in index is null ? [table] : (string[])[table, $"{table} INDEXED BY {index}"])
        {
            try
            {
                // Apart each is one way down the table; together they would be a scan of the index, which may be what is damaged.
                using var command = new SqliteCommand(
                    $"SELECT (SELECT min(id) FROM {source}), (SELECT max(id) FROM {source})", connection);
                using var row = command.ExecuteReader();
                return row.Read() && !row.IsDBNull(0) ? (row.GetInt64(0), row.GetInt64(1)) : (1, 0);
            }
            catch (SqliteException e)
            {
                error = e;
            }
        }

        problems.Add($"The table {table} cannot be read at all: {error!.Message}");
        return (1, 0);
    }

    private (long Partition, byte[] Data)? Row(string sql, string what, long id)
    {
        try
        {
            using var command = new SqliteCommand(sql, connection);
            command.Parameters.AddWithValue("$id", id);
            using var row = command.ExecuteReader();
            return row.Read() ? (row.GetInt64(0), row.GetFieldValue<byte[]>(1)) : null;
        }
        catch (Exception e) when (e is SqliteException or InvalidCastException)
        {
            problems.Add($"{what} {id} cannot be read: {e.Message}");
            return null;
        }
    }

    private List<(long Partition, byte[] Block)> Split(byte[] row, long id)
    {
        var blocks = new List<(long Partition, byte[] Block)>();
        try
        {
            foreach (var block in Journal.Split(row))
            {
                blocks.Add(block);
            }
        }
        catch (StoreDamagedException e)
        {
            problems.Add($"Journal row {id}: {e.Message}");
        }

        return blocks;
    }

    private List<BlockEvent> Events(byte[] data, string where)
    {
        var events = new List<BlockEvent>();
        var damaged = 0;
        try
        {
            var isWhole = BlockReader.IsWhole(data);
            var reader = new BlockReader(data, verify: false);
            while (reader.TryRead(out var item))
            {
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
        }
        catch (StoreDamagedException e)
        {
            problems.Add($"{where}: {e.Message} {events.Count} of its events are whole.");
        }

        return events;
    }
}
