using Microsoft.Data.Sqlite;

namespace TelemetryGen.LocalHub.Store.Files;

/// <summary>What was removed in one slice.</summary>
/// <param name="Blocks">How many blocks.</param>
/// <param name="Bytes">Of their data.</param>
/// <param name="FirstSequences">By partition: the number that is now the first.</param>
/// <param name="MayHaveMore">The slice was full.</param>
/// <param name="HeldBy">The partition whose events were to go and must stay; null when there was none.</param>
internal sealed record RemovedEvents(
    int Blocks, long Bytes, IReadOnlyDictionary<long, long> FirstSequences, bool MayHaveMore, long? HeldBy);

/// <summary>Removes the oldest blocks. Those of a partition go in their order, so what is left of it has no gap.</summary>
internal sealed class Retention(SqliteConnection connection) : IDisposable
{
    // 4 MB at the most: senders wait for some milliseconds.
    private const int SliceBlocks = 64;

    private readonly SqliteCommand _oldest = Sql.Prepare(
        connection,
        "SELECT id, partition, last_sequence, max_enqueued_ms, length(data) FROM blocks ORDER BY id LIMIT $count",
        "$count");

    private readonly SqliteCommand _delete = Sql.Prepare(connection, "DELETE FROM blocks WHERE id <= $id", "$id");

    private readonly SqliteCommand _advance = Sql.Prepare(
        connection, "UPDATE partitions SET first_sequence = $first WHERE id = $id", "$first", "$id");

    /// <summary>
    /// Removes blocks whose events are all older, and further ones while the file uses more bytes than wanted. It ends before the first
    /// block with an event that must stay: what is younger stays too, so that the oldest always go first.
    /// </summary>
    /// <param name="beforeMs">In Unix milliseconds.</param>
    /// <param name="maxBytes">That the file may use.</param>
    /// <param name="holdOf">By partition: the number from which on events must stay.</param>
    public RemovedEvents Remove(long beforeMs, long maxBytes, Func<long, long> holdOf)
    {
        var excess = maxBytes == long.MaxValue ? 0 : UsedBytes() - maxBytes;
        var (last, blocks, bytes) = (0L, 0, 0L);
        var first = new Dictionary<long, long>();
        long? heldBy = null;
        using (var rows = _oldest.With(SliceBlocks).ExecuteReader())
        {
            while (rows.Read() && (rows.GetInt64(3) < beforeMs || bytes < excess))
            {
                if (rows.GetInt64(2) >= holdOf(rows.GetInt64(1)))
                {
                    heldBy = rows.GetInt64(1);
                    break;
                }

                last = rows.GetInt64(0);
                first[rows.GetInt64(1)] = rows.GetInt64(2) + 1;
                bytes += rows.GetInt64(4);
                blocks++;
            }
        }

        if (blocks > 0)
        {
            Delete(last, first);
        }

        return new RemovedEvents(blocks, bytes, first, blocks == SliceBlocks, heldBy);
    }

    public void Dispose()
    {
        _oldest.Dispose();
        _delete.Dispose();
        _advance.Dispose();
    }

    private void Delete(long last, Dictionary<long, long> first)
    {
        using var transaction = connection.BeginTransaction();
        (_delete.Transaction, _advance.Transaction) = (transaction, transaction);
        _delete.With(last).ExecuteNonQuery();
        foreach (var (partition, sequence) in first)
        {
            _advance.With(sequence, partition).ExecuteNonQuery();
        }

        transaction.Commit();
    }

    private long UsedBytes() =>
        (Sql.Number(connection, "PRAGMA page_count") - Sql.Number(connection, "PRAGMA freelist_count")) * Sql.Number(
            connection, "PRAGMA page_size");
}
