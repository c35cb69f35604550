using Microsoft.Data.Sqlite;
using TelemetryGen.LocalHub.Store.Encoding;

namespace TelemetryGen.LocalHub.Store.Files;

/// <summary>
/// The writing side of events.db. A commit appends a row to the journal; a flush moves what waits there into blocks, of all partitions or
/// of those to which a large publication comes, which goes straight to its blocks then. Each is one transaction, so whatever happens
/// between them, an event is in one of the two. After a flush of some partitions the rows of the journal still have their events: the
/// table is what counts then (<see cref="StoreLoad"/>).
/// </summary>
internal sealed class StoreFile : IDisposable
{
    private readonly string _path;
    private readonly SqliteConnection _connection;
    private readonly Journal _journal;
    private readonly BlockInsert _insert;
    private readonly Retention _retention;
    private readonly SqliteCommand _position;

    /// <summary>Takes over the connection.</summary>
    public StoreFile(string path, SqliteConnection connection)
    {
        _path = path;
        _connection = connection;
        _journal = new Journal(connection);
        _insert = new BlockInsert(connection);
        _retention = new Retention(connection);
        _position = Sql.Prepare(connection, "UPDATE state SET position = $position", "$position");
    }

    /// <summary>Bytes of the journal.</summary>
    public long JournalBytes => _journal.Bytes;

    /// <summary>
    /// The file that is written is no longer the one at its path, or its log is gone: what is committed now would be lost at the end.
    /// </summary>
    public bool HasMoved => NativeSqlite.HasMoved(_connection.Handle!) || !FilePresence.IsThere(_path + "-wal");

    /// <summary>Gives each log what the store holds of it, and the last position.</summary>
    public long Load(IReadOnlyDictionary<long, PartitionLog> logs) => new StoreLoad(_connection, _journal).Run(logs);

    /// <summary>Commits blocks to the journal.</summary>
    public void Append(IReadOnlyList<(PartitionLog Log, LogBlock Block)> blocks) => _journal.Bytes += _journal.Add(blocks);

    /// <summary>
    /// Commits these blocks, those of some partitions to the table, behind what waits of these in the journal. With all partitions the
    /// journal is empty then.
    /// </summary>
    /// <param name="logs">The partitions.</param>
    /// <param name="isAll">They are all of the store.</param>
    /// <param name="blocks">Further blocks, which follow those in the journal.</param>
    /// <param name="position">Of the newest event.</param>
    public void Flush(
        IReadOnlyCollection<PartitionLog> logs, bool isAll, IReadOnlyList<(PartitionLog Log, LogBlock Block)> blocks, long position)
    {
        using var transaction = _connection.BeginTransaction();

        // First, so that the blocks take the pages that it leaves: a store that is full could never be flushed otherwise, and what is in
        // the journal never goes.
        var bytes = isAll ? 0 : _journal.Bytes;
        if (isAll)
        {
            _journal.Clear(transaction);
        }

        foreach (var log in logs)
        {
            Move(log, [.. log.Unflushed, .. blocks.Where(item => item.Log == log).Select(static item => item.Block)], transaction);
        }

        _position.Transaction = transaction;
        _position.With(position).ExecuteNonQuery();
        if (!isAll && blocks.Where(item => !logs.Contains(item.Log)).ToList() is { Count: > 0 } others)
        {
            bytes += _journal.Add(others);
        }

        transaction.Commit();
        _journal.Bytes = bytes;
    }

    /// <summary>Copies into the file what is left of its log.</summary>
    public void CopyLog() => StoreSchema.Checkpoint(_connection);

    /// <summary>Removes a slice of the oldest blocks; see <see cref="Retention.Remove"/>.</summary>
    public RemovedEvents RemoveOldest(long beforeMs, long maxBytes, Func<long, long> holdOf) =>
        _retention.Remove(beforeMs, maxBytes, holdOf);

    public void Dispose()
    {
        _position.Dispose();
        _retention.Dispose();
        _insert.Dispose();
        _journal.Dispose();
        _connection.Dispose();
    }

    private void Move(PartitionLog log, List<LogBlock> blocks, SqliteTransaction transaction)
    {
        var writer = new BlockWriter();
        foreach (var block in blocks)
        {
            // Of a large publication, and as the table has it: events of it need not be looked at one by one.
            if (block.Data.Length >= BlockWriter.BlockBytes)
            {
                End(writer, log, transaction);
                _insert.Run(log.Id, block, transaction);
                continue;
            }

            var reader = new BlockReader(block.Data);
            while (reader.TryRead(out var item))
            {
                writer.Add(item);
                if (writer.Length >= BlockWriter.BlockBytes)
                {
                    _insert.Run(log.Id, writer.End(), transaction);
                }
            }
        }

        End(writer, log, transaction);
    }

    private void End(BlockWriter writer, PartitionLog log, SqliteTransaction transaction)
    {
        if (writer.Count > 0)
        {
            _insert.Run(log.Id, writer.End(), transaction);
        }
    }
}
