using Microsoft.Data.Sqlite;
using TelemetryGen.LocalHub.Store.Encoding;

namespace TelemetryGen.LocalHub.Store.Files;

/// <summary>Appends blocks to the table of blocks.</summary>
internal sealed class BlockInsert(SqliteConnection connection) : IDisposable
{
    private readonly SqliteCommand _insert = Sql.Prepare(
        connection,
        """
        INSERT INTO blocks (partition, last_sequence, last_position, max_enqueued_ms, data)
        VALUES ($partition, $last_sequence, $last_position, $max_enqueued_ms, $data)
        """,
        "$partition", "$last_sequence", "$last_position", "$max_enqueued_ms", "$data");

    public void Run(long partition, LogBlock block, SqliteTransaction transaction)
    {
        _insert.Transaction = transaction;
        _insert.With(partition, block.NextSequence - 1, block.LastPosition, block.MaxEnqueuedMs, block.Data).ExecuteNonQuery();
    }

    public void Dispose() => _insert.Dispose();
}
