using Microsoft.Data.Sqlite;
using SQLitePCL;
using TelemetryGen.LocalHub.Store.Encoding;

namespace TelemetryGen.LocalHub.Store.Files;

/// <summary>
/// The table to which commits are appended: a row each, whatever partitions it has events for, so that a single event dirties one page
/// of the file. Its blocks move to the table of blocks when there are enough of them to be stored well.
/// <code>row   for each block: the partition's row, length of the block, block (varints before it)</code>
/// </summary>
internal sealed class Journal : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly sqlite3_stmt _insert;
    private readonly ByteWriter _row = new(4096);

    public Journal(SqliteConnection connection)
    {
        _connection = connection;
        Check(raw.sqlite3_prepare_v2(connection.Handle, "INSERT INTO journal (data) VALUES (?)", out _insert));
    }

    /// <summary>Bytes of its rows, when their transaction is committed.</summary>
    public long Bytes { get; set; }

    /// <summary>
    /// Adds a row of these blocks and gives its bytes. Without a transaction it is on the disk when it returns.
    /// </summary>
    /// <exception cref="SqliteException">It is not, or it is not known.</exception>
    public long Add(IReadOnlyList<(PartitionLog Log, LogBlock Block)> blocks)
    {
        _row.Clear();
        foreach (var (log, block) in blocks)
        {
            _row.Varint((ulong)log.Id);
            _row.Varint((ulong)block.Data.Length);
            _row.Bytes(block.Data);
        }

        // Without Microsoft.Data.Sqlite: it would copy the row once more, and open and close a transaction with statements of their own.
        Check(raw.sqlite3_bind_blob(_insert, 1, _row.Span));
        var done = raw.sqlite3_step(_insert);
        raw.sqlite3_reset(_insert);
        raw.sqlite3_clear_bindings(_insert);
        Check(done == raw.SQLITE_DONE ? raw.SQLITE_OK : done);
        return _row.Length;
    }

    /// <summary>Empties it, within a transaction after which all its blocks are in the table.</summary>
    public void Clear(SqliteTransaction transaction) => Sql.Run(_connection, "DELETE FROM journal", transaction);

    /// <summary>All blocks, in the order of their commits.</summary>
    /// <exception cref="StoreDamagedException">A row is not what was written.</exception>
    public IReadOnlyList<(long Partition, byte[] Block)> Load()
    {
        var blocks = new List<(long Partition, byte[] Block)>();
        using var command = new SqliteCommand("SELECT data FROM journal ORDER BY id", _connection);
        using var rows = command.ExecuteReader();
        Bytes = 0;
        while (rows.Read())
        {
            var row = rows.GetFieldValue<byte[]>(0);
            Bytes += row.Length;
            blocks.AddRange(Split(row));
        }

        return blocks;
    }

    /// <summary>The blocks of a row.</summary>
    /// <exception cref="StoreDamagedException">It is not what was written.</exception>
    public static IEnumerable<(long Partition, byte[] Block)> Split(byte[] row)
    {
        for (var at = 0; at < row.Length;)
        {
            if (!Varint.TryRead(row, ref at, out var partition) || !Varint.TryRead(row, ref at, out var length)
                || length > (ulong)(row.Length - at))
            {
                throw new StoreDamagedException("a row of the journal is cut off");
            }

            yield return ((long)partition, row.AsSpan(at, (int)length).ToArray());
            at += (int)length;
        }
    }

    public void Dispose() => _insert.Dispose();

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, _connection.Handle);
}
