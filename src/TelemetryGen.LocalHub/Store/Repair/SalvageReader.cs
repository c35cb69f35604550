using Microsoft.Data.Sqlite;
using TelemetryGen.LocalHub.Store.Encoding;
using TelemetryGen.LocalHub.Store.Files;

namespace TelemetryGen.LocalHub.Store.Repair;

/// <summary>
/// Reads all events of a store that may be damaged, row by row: a row that cannot be read is a problem and not the end. The events of each
/// partition come in their order: those of the blocks, between them what only the journal still has, and the journal's others at the end.
/// </summary>
internal sealed class SalvageReader(SqliteConnection connection, ProblemList problems)
{
    /// <summary>Gives the events that are what was written, with the row of their partition.</summary>
    public IEnumerable<(long Partition, BlockEvent Event)> Read(IProgress<double>? progress, CancellationToken cancellation)
    {
        var copies = ReadJournal(cancellation);
        var next = new Dictionary<long, long>();
        var (first, last) = Ids("blocks", "blocks_by_sequence");
        for (var id = first; id <= last; id++)
        {
            cancellation.ThrowIfCancellationRequested();
            progress?.Report((id - first) / (double)(last - first + 1));
            foreach (var (partition, item) in ReadBlock(id, next))
            {
                foreach (var copy in copies.TakeBefore(partition, item.SequenceNumber))
                {
                    yield return (partition, copy);
                }

                yield return (partition, item);
            }
        }

        foreach (var item in copies.Rest())
        {
            yield return item;
        }

        progress?.Report(1);
    }

    private List<(long Partition, BlockEvent Event)> ReadBlock(long id, Dictionary<long, long> next)
    {
        const string sql = "SELECT partition, data, last_sequence, last_position, max_enqueued_ms FROM blocks WHERE id = $id";
        if (Row(sql, $"Block {id}", id, BlockRow.Read) is not { } row)
        {
            return [];
        }

        var block = SalvageBlock.Read(row.Data, $"Block {id}", problems);
        var events = row.Place.Correct(block, next.TryGetValue(row.Partition, out var number) ? number : null);
        next[row.Partition] = row.Place.LastSequence + 1;
        if (events is null)
        {
            problems.Add($"Block {id}: which numbers its events had cannot be known.");
        }

        return [.. (events ?? []).Select(item => (row.Partition, item))];
    }

    // It is small, and what it has of blocks that cannot be read belongs between those that can.
    private JournalCopies ReadJournal(CancellationToken cancellation)
    {
        var blocks = new List<(long Row, long Partition, SalvageBlock Block)>();
        var (first, last) = Ids("journal");
        for (var id = first; id <= last; id++)
        {
            cancellation.ThrowIfCancellationRequested();
            var row = Row("SELECT data FROM journal WHERE id = $id", $"Journal row {id}", id, static row => row.GetFieldValue<byte[]>(0));
            foreach (var (partition, data) in row is null ? [] : Split(row, id))
            {
                blocks.Add((id, partition, SalvageBlock.Read(data, $"Journal row {id}", problems)));
            }
        }

        var taken = blocks.Where(static item => item.Block.IsWhole)
            .SelectMany(static item => item.Block.Events.Select(static one => one.Position)).ToHashSet();
        var ends = StoreEnds.Read(connection);
        var copies = new JournalCopies();
        foreach (var partition in blocks.ToLookup(static item => item.Partition))
        {
            var order = new JournalOrder(ends.TryGetValue(partition.Key, out var end) ? end : null, taken);
            foreach (var (row, _, block) in partition)
            {
                order.Add(row, block);
            }

            foreach (var (row, events) in order.Read())
            {
                copies.Add(partition.Key, events ?? []);
                if (events is null)
                {
                    problems.Add($"Journal row {row}: which numbers its events had cannot be known.");
                }
            }
        }

        return copies;
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

    private T? Row<T>(string sql, string what, long id, Func<SqliteDataReader, T> read)
    {
        try
        {
            using var command = new SqliteCommand(sql, connection);
            command.Parameters.AddWithValue("$id", id);
            using var row = command.ExecuteReader();
            return row.Read() ? read(row) : default;
        }
        catch (Exception e) when (e is SqliteException or InvalidCastException)
        {
            problems.Add($"{what} cannot be read: {e.Message}");
            return default;
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

    private sealed record BlockRow(long Partition, byte[] Data, BlockPlace Place)
    {
        public static BlockRow Read(SqliteDataReader row) => new(
            row.GetInt64(0), row.GetFieldValue<byte[]>(1), new BlockPlace(row.GetInt64(2), row.GetInt64(3), row.GetInt64(4)));
    }
}
