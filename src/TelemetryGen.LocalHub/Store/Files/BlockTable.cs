using Microsoft.Data.Sqlite;
using TelemetryGen.LocalHub.Store.Encoding;

namespace TelemetryGen.LocalHub.Store.Files;

/// <summary>The table of blocks, as readers find them: each question costs a search in an index and one block.</summary>
internal sealed class BlockTable(ReaderPool readers)
{
    private const string BySequence =
        "SELECT data FROM blocks WHERE partition = $partition AND last_sequence >= $from ORDER BY last_sequence LIMIT 1";

    private const string Size =
        "SELECT coalesce(sum(length(data)), 0) FROM blocks WHERE partition = $partition AND last_sequence >= $from";

    private const string ByPosition =
        "SELECT data FROM blocks WHERE partition = $partition AND last_position > $from ORDER BY last_sequence LIMIT 1";

    private const string ByTime =
        "SELECT data FROM blocks WHERE partition = $partition AND max_enqueued_ms >= $from ORDER BY last_sequence LIMIT 1";

    /// <summary>Bytes of all blocks of a partition.</summary>
    public long Bytes(long partition) => readers.Read(Size, command => (long)command.With(partition, 0L).ExecuteScalar()!);

    /// <summary>The block with the event of this number, or the next one; null when there is none.</summary>
    public byte[]? Find(long partition, long sequence) => One(BySequence, partition, sequence);

    /// <summary>The first block with an event after this position.</summary>
    public byte[]? FindPosition(long partition, long position) => One(ByPosition, partition, position);

    /// <summary>The first block with an event enqueued at this time (Unix ms) or later.</summary>
    public byte[]? FindTime(long partition, long enqueuedMs) => One(ByTime, partition, enqueuedMs);

    private byte[]? One(string sql, long partition, long from) => readers.Read(sql, command =>
    {
        using var rows = command.With(partition, from).ExecuteReader();
        return rows.Read() ? rows.GetFieldValue<byte[]>(0) : null;
    });
}
