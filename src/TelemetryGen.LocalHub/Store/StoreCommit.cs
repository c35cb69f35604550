using Microsoft.Data.Sqlite;
using TelemetryGen.LocalHub.Store.Encoding;
using TelemetryGen.LocalHub.Store.Files;

namespace TelemetryGen.LocalHub.Store;

/// <summary>Numbers events, commits them, and shows them to readers. The writer's alone.</summary>
internal sealed class StoreCommit
{
    private readonly StoreFile _file;
    private readonly IReadOnlyDictionary<long, PartitionLog> _logs;
    private readonly CommitSignal _signal;
    private readonly StoreHealth _health;
    private readonly TimeProvider _clock;
    private readonly long _flushBytes;
    private readonly LogCheckpoint _checkpoint;
    private readonly GroupBlocks _group = new();
    private readonly HashSet<PartitionLog> _all;
    private bool _unknown;

    public StoreCommit(
        StoreFile file, IReadOnlyDictionary<long, PartitionLog> logs, CommitSignal signal, StoreHealth health, TimeProvider clock,
        long flushBytes, LogCheckpoint checkpoint)
    {
        _file = file;
        _logs = logs;
        _all = [.. logs.Values];
        _signal = signal;
        _health = health;
        _clock = clock;
        _flushBytes = flushBytes;
        _checkpoint = checkpoint;
    }

    /// <summary>Stores all of these in one transaction; throws and stores nothing otherwise.</summary>
    public void Append(List<PendingAppend> group)
    {
        if (_unknown)
        {
            // A commit that failed late may or may not stand: what counts is what the file says.
            _signal.Committed(_file.Load(_logs));
            _unknown = false;
        }

        var position = _group.Number(group, _signal.Last, _clock.GetUtcNow().ToUnixTimeMilliseconds());
        var flushed = Commit(position);
        if (_file.HasMoved)
        {
            _health.Lose("events.db was deleted, moved or replaced while the hub ran. Events since then are not in the file at its path");
            return;
        }

        Publish(flushed);
        _signal.Committed(position);
    }

    /// <summary>Moves what is in the journal into blocks.</summary>
    public void Flush()
    {
        if (_file.JournalBytes > 0 && !_unknown)
        {
            _group.Clear();
            Publish(Commit(_signal.Last, always: true));
        }
    }

    /// <summary>Whether <see cref="EndLog"/> has something to do.</summary>
    public bool IsLogToEnd => _checkpoint.IsNearlyCopied;

    /// <summary>Lets the log begin anew when that is near. Called when the senders of the last commit have their answers.</summary>
    public void EndLog() => _checkpoint.EndLog(_file);

    // All go to blocks when there are enough to fill some, and those of a large publication at once: in the journal they would be written
    // twice, and all senders would wait for both. Gives the partitions whose events are in blocks now.
    private HashSet<PartitionLog> Commit(long position, bool always = false)
    {
        try
        {
            var (own, waiting) = (_group.Bytes, _file.JournalBytes);
            var flushed = FlushOrAppend(position, isAll: always || waiting + _group.OtherBytes >= _flushBytes);
            _checkpoint.Committed(flushed == _all ? waiting + own : own);
            return flushed;
        }
        catch (SqliteException e) when (e.SqliteErrorCode != SQLitePCL.raw.SQLITE_FULL)
        {
            _unknown = true;
            throw;
        }
    }

    // A flush of some partitions leaves the journal what it has, so that it needs more room than one of all, after which the journal is
    // empty. Where neither finds any, the row of the journal says whether the store is full.
    private HashSet<PartitionLog> FlushOrAppend(long position, bool isAll)
    {
        var large = _group.Large;
        if (!isAll && large.Count > 0 && TryFlush(large, isAll: false, position))
        {
            return large;
        }

        if ((isAll || large.Count > 0) && TryFlush(_all, isAll: true, position))
        {
            return _all;
        }

        _file.Append(_group.Blocks);
        return [];
    }

    private bool TryFlush(HashSet<PartitionLog> logs, bool isAll, long position)
    {
        try
        {
            _file.Flush(logs, isAll, _group.Blocks, position);
            return true;
        }
        catch (SqliteException e) when (e.SqliteErrorCode == SQLitePCL.raw.SQLITE_FULL && _group.Blocks.Count > 0)
        {
            return false;
        }
    }

    private void Publish(HashSet<PartitionLog> flushed)
    {
        foreach (var log in flushed)
        {
            log.Flushed();
        }

        foreach (var (log, block) in _group.Blocks)
        {
            log.Publish(block, block.MaxEnqueuedMs, isRecent: !flushed.Contains(log));
        }
    }
}
