using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using TelemetryGen.LocalHub.Store.Files;

namespace TelemetryGen.LocalHub.Store;

/// <summary>
/// Removes events that are older than is wanted, or that are too many, the oldest first. Runs between commits, a slice at a time.
/// </summary>
internal sealed partial class StoreUpkeep(
    StoreFile file, StoreCommit commit, IReadOnlyDictionary<long, PartitionLog> logs, LocalHubOptions options, ILogger logger)
{
    // A block goes when its newest event is old enough. At a flush this often none spans more than this part of the time that is kept.
    private const int FlushesOfRetention = 8;

    // Of the size that is kept: a store that grows by this part is looked at, however little time went by.
    private const int LooksOfSize = 16;

    // One slice of what is removed.
    private const long LeastGrowth = 4 * 1024 * 1024;

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    private DateTimeOffset _due;
    private long _grown;
    private bool _isHeld;

    /// <summary>Looks whether anything is to be removed, every ten seconds and when the store has grown.</summary>
    public void RunWhenDue()
    {
        if (IsDue(out var now))
        {
            FlushOld(now);
            Remove(now);
        }
    }

    /// <summary>Commits these; what is to be removed anyway is removed before anybody is refused because the store is full.</summary>
    public void Append(List<PendingAppend> group)
    {
        while (true)
        {
            try
            {
                commit.Append(group);
                _grown += group.Sum(static pending => pending.Bytes);
                return;
            }
            catch (SqliteException e) when (e.SqliteErrorCode == SQLitePCL.raw.SQLITE_FULL)
            {
                if (!IsWanted || !Remove(options.TimeProvider.GetUtcNow()))
                {
                    throw;
                }
            }
        }
    }

    /// <summary>Whether it is time to look.</summary>
    /// <param name="now">The time.</param>
    public bool IsDue(out DateTimeOffset now)
    {
        now = options.TimeProvider.GetUtcNow();

        // A clock that was set back must not put it off.
        return IsWanted && (now >= _due || _due - now > Every || HasGrown);
    }

    private bool IsWanted => options.Retention is not null || options.RetentionBytes is not null;

    private bool HasGrown => _grown >= LeastGrowth && _grown >= options.RetentionBytes / LooksOfSize;

    // Whether anything was removed.
    private bool Remove(DateTimeOffset now)
    {
        _grown = 0;
        var before = options.Retention is { } kept ? (now - kept).ToUnixTimeMilliseconds() : long.MinValue;
        var removed = file.RemoveOldest(before, options.RetentionBytes ?? long.MaxValue, id => logs[id].Hold.From);
        foreach (var (partition, first) in removed.FirstSequences)
        {
            logs[partition].Trim(first);
        }

        if (removed.Blocks > 0)
        {
            LogRemoved(logger, removed.Blocks, removed.Bytes);
        }

        TellHold(removed.HeldBy);

        // More may be left: then the next slice follows the next commit.
        _due = removed.MayHaveMore ? now : now + Every;
        return removed.Blocks > 0;
    }

    private void TellHold(long? partition)
    {
        if (partition is { } id && !_isHeld)
        {
            LogHeld(logger, logs[id].Hub, logs[id].Partition, logs[id].Hold.From);
        }
        else if (partition is null && _isHeld)
        {
            LogHeldNoMore(logger);
        }

        _isHeld = partition is not null;
    }

    private void FlushOld(DateTimeOffset now)
    {
        if (options.Retention is { } kept && (now - (kept / FlushesOfRetention)).ToUnixTimeMilliseconds() is var before
            && logs.Values.Any(log => log.Unflushed.Count > 0 && log.Unflushed[0].MaxEnqueuedMs < before))
        {
            commit.Flush();
        }
    }

    [LoggerMessage(
        35,
        LogLevel.Warning,
        "Old events are not removed: {Hub}/{Partition} is not forwarded from event {From} on. The store grows until it is full "
            + "and then refuses new events")]
    private static partial void LogHeld(ILogger logger, string hub, int partition, long from);

    [LoggerMessage(36, LogLevel.Information, "Old events are removed again: they are forwarded")]
    private static partial void LogHeldNoMore(ILogger logger);

    [LoggerMessage(25, LogLevel.Debug, "Old events were removed, blocks: {Blocks}, bytes: {Bytes}")]
    private static partial void LogRemoved(ILogger logger, int blocks, long bytes);
}
