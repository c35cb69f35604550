using Microsoft.Data.Sqlite;
using TelemetryGen.LocalHub.Store.Encoding;

namespace TelemetryGen.LocalHub.Store.Files;

/// <summary>Reads what a store holds when it is opened: the ends of its logs, and the journal.</summary>
internal sealed class StoreLoad(SqliteConnection connection, Journal journal)
{
    /// <summary>Gives each log its state and gives the last position.</summary>
    /// <exception cref="StoreDamagedException">It is not what was written.</exception>
    public long Run(IReadOnlyDictionary<long, PartitionLog> logs)
    {
        var position = Sql.Number(connection, "SELECT max(position) FROM state");
        var journaled = journal.Load().ToLookup(static item => item.Partition, static item => item.Block);
        if (journaled.FirstOrDefault(group => !logs.ContainsKey(group.Key)) is { } stray)
        {
            throw new StoreDamagedException($"the journal has events of partition {stray.Key}, which no hub has");
        }

        foreach (var log in logs.Values)
        {
            var (first, atLeast, next, last) = Flushed(log.Id);
            var recent = new List<LogBlock>();
            foreach (var data in journaled[log.Id])
            {
                var block = Measure(data, out var newest);
                if (block.NextSequence <= next)
                {
                    // In the table since a large publication came to its partition.
                    continue;
                }

                if (block.FirstSequence != next)
                {
                    throw new StoreDamagedException(
                        $"the journal has event {block.FirstSequence} of partition {log.Id} in the place of {next}");
                }

                recent.Add(block);
                (next, last) = (block.NextSequence, newest);
                position = Math.Max(position, block.LastPosition);
            }

            log.Load(first, atLeast, next, recent, last);
        }

        return position;
    }

    private static LogBlock Measure(byte[] data, out LogTail? last)
    {
        var reader = new BlockReader(data);
        var (count, position, latest, enqueued) = (0, 0L, 0L, 0L);
        while (reader.TryRead(out var item))
        {
            count++;
            (position, enqueued) = (item.Position, item.EnqueuedMs);
            latest = Math.Max(latest, enqueued);
        }

        last = new LogTail(reader.FirstSequence + count - 1, enqueued);
        return new LogBlock(reader.FirstSequence, count, position, latest, data);
    }

    private (long First, long AtLeast, long Next, LogTail? Last) Flushed(long partition)
    {
        using var command = Sql.Prepare(
            connection,
            """
            SELECT
                (SELECT first_sequence FROM partitions WHERE id = $id),
                (SELECT max(first_sequence, next_sequence) FROM partitions WHERE id = $id),
                (SELECT data FROM blocks WHERE partition = $id ORDER BY last_sequence DESC LIMIT 1)
            """,
            "$id");
        using var row = command.With(partition).ExecuteReader();
        row.Read();
        var (first, atLeast) = (row.GetInt64(0), row.GetInt64(1));
        if (row.IsDBNull(2))
        {
            return (first, atLeast, atLeast, null);
        }

        var block = Measure(row.GetFieldValue<byte[]>(2), out var last);
        return (first, atLeast, Math.Max(atLeast, block.NextSequence), last);
    }
}
