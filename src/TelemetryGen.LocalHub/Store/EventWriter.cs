using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using TelemetryGen.LocalHub.Diagnostics;
using TelemetryGen.LocalHub.Store.Encoding;
using TelemetryGen.LocalHub.Store.Files;

namespace TelemetryGen.LocalHub.Store;

/// <summary>
/// The only writer. It takes all publications that wait and commits them in one transaction, so that many requests share one
/// wait for the disk; a request is answered when its commit is on the disk. A sender who is alone is not handed over to the writer's
/// thread: waking it, and being woken by it, takes as long as half a commit.
/// </summary>
internal sealed class EventWriter : IAsyncDisposable
{
    // Requests that wait hold their bodies in memory; when this many do, further ones wait at their connection.
    private const int MaxWaiting = 1024;

    // One transaction stays small enough for the next requests not to wait long.
    private const long MaxGroupBytes = 1024 * 1024;

    // A sender's own thread, of which there are few, does no longer work than this.
    private const long MaxOwnBytes = 64 * 1024;

    // With one processor others could not come while one waits for the disk, and each would be alone.
    private static readonly bool HasOtherThreads = Environment.ProcessorCount > 1;

    private static readonly TimeSpan UpkeepEvery = TimeSpan.FromSeconds(10);

    private readonly CommitQueue _queue = new(MaxWaiting, MaxGroupBytes);
    private readonly StoreCommit _commit;
    private readonly StoreUpkeep _upkeep;
    private readonly StoreHealth _health;
    private readonly ThroughputMeter? _throughput;
    private readonly HubMetrics _metrics;
    private readonly string _limit;
    private readonly ILogger _logger;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _committing = new();
    private long _transactions;

    // Nothing else came with the last one, so that with the next nothing is likely to.
    private volatile bool _wasAlone = true;

    /// <param name="commit">Writes.</param>
    /// <param name="upkeep">Removes old events.</param>
    /// <param name="health">Whether the store can be used.</param>
    /// <param name="throughput">How much the tier takes; null for no bound.</param>
    /// <param name="metrics">Counts.</param>
    /// <param name="limit">What the option is called that bounds the store, for the log.</param>
    /// <param name="logger">The log.</param>
    public EventWriter(
        StoreCommit commit, StoreUpkeep upkeep, StoreHealth health, ThroughputMeter? throughput, HubMetrics metrics, string limit,
        ILogger logger)
    {
        _limit = limit;
        _throughput = throughput;
        _metrics = metrics;
        _commit = commit;
        _upkeep = upkeep;
        _health = health;
        _logger = logger;
        new Thread(Run) { Name = "LocalHub writer", IsBackground = true }.Start();
    }

    /// <summary>How many transactions with events were committed.</summary>
    public long Transactions => Interlocked.Read(ref _transactions);

    /// <summary>Waits until the publication is on the disk or refused.</summary>
    /// <param name="publication">The events.</param>
    /// <param name="canBlock">
    /// The caller's thread may wait for the disk, since it has nothing else to send before that: then a publication that is alone is
    /// stored on it.
    /// </param>
    /// <exception cref="StoreFailedException">
    /// The store failed. Who answers the sender logs it again, with the TrackingId of the answer.
    /// </exception>
    public Task<AppendResult> AppendAsync(Publication publication, bool canBlock = false)
    {
        var pending = new PendingAppend(publication);
        if (_throughput?.TryTake(pending.Events, pending.Bytes) == false)
        {
            return Task.FromResult(AppendResult.Throttled);
        }

        if (canBlock && TryStoreAlone(pending))
        {
            return pending.Result;
        }

        // Mostly there is room, and then nothing is waited for but the disk.
        var added = _queue.TryAddAsync(pending);
        return added is { IsCompletedSuccessfully: true, Result: true } ? pending.Result : AppendAsync(pending, added);
    }

    /// <summary>Takes nothing more, and ends when what was taken is stored.</summary>
    public Task StopAsync()
    {
        _queue.Close();
        return _ended.Task;
    }

    /// <summary>Stores what was taken. Nothing may be sent any more.</summary>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _queue.Dispose();
    }

    private static async Task<AppendResult> AppendAsync(PendingAppend pending, ValueTask<bool> added) =>
        await added ? await pending.Result : AppendResult.Stopping;

    private bool TryStoreAlone(PendingAppend pending)
    {
        if (!HasOtherThreads || !_wasAlone || !_queue.IsIdle || pending.Bytes > MaxOwnBytes || !_committing.TryEnter())
        {
            return false;
        }

        try
        {
            // It may have been closed, and what came before must stay before.
            if (!_queue.IsIdle)
            {
                return false;
            }

            Store([pending]);
            if (_upkeep.IsDue(out _) || _commit.IsLogToEnd)
            {
                _queue.Wake();
            }

            return true;
        }
        finally
        {
            _committing.Exit();
        }
    }

    private void Run()
    {
        var group = new List<PendingAppend>();
        while (_queue.TryTake(group, UpkeepEvery, expectMany: !_wasAlone))
        {
            lock (_committing)
            {
                if (group.Count > 0)
                {
                    Store(group);
                }

                Upkeep();
            }
        }

        // Who stores alone has finished.
        lock (_committing)
        {
            _ended.SetResult();
        }
    }

    private void Store(List<PendingAppend> group)
    {
        _wasAlone = group.Count == 1;

        // One that does not fit must not take the others with it.
        if (TryAppend(group, out var failure) is var result && result != AppendResult.Stored && group.Count > 1)
        {
            group.ForEach(one => Complete(one, TryAppend([one], out var own), own));
            return;
        }

        group.ForEach(pending => Complete(pending, result, failure));
    }

    private static void Complete(PendingAppend pending, AppendResult? result, Exception? failure)
    {
        if (result is { } told)
        {
            pending.Complete(told);
        }
        else
        {
            pending.Fail(new StoreFailedException(failure!));
        }
    }

    // Null when the store failed.
    private AppendResult? TryAppend(List<PendingAppend> group, out Exception? failure)
    {
        failure = null;
        if (_health.IsLost)
        {
            return AppendResult.Lost;
        }

        try
        {
            var start = Stopwatch.GetTimestamp();
            _upkeep.Append(group);
            _metrics.Committed(
                group.Sum(static pending => pending.Events), group.Sum(static pending => pending.Bytes), Stopwatch.GetElapsedTime(start));
            Interlocked.Increment(ref _transactions);
            if (_health.IsFull)
            {
                _health.IsFull = false;
                WriterLog.SpaceAgain(_logger);
            }

            return _health.IsLost ? AppendResult.Lost : AppendResult.Stored;
        }
        catch (SqliteException e) when (e.SqliteErrorCode == SQLitePCL.raw.SQLITE_FULL)
        {
            if (!_health.IsFull)
            {
                _health.IsFull = true;
                WriterLog.Full(_logger, _limit);
            }

            return AppendResult.Full;
        }
        catch (Exception e)
        {
            // Whatever it is, the loop goes on: senders are told, and the next transaction may succeed unless the store itself is gone.
            _health.Look(e);
            WriterLog.Failed(_logger, e);
            failure = e;
            return _health.IsLost ? AppendResult.Lost : null;
        }
    }

    private void Upkeep()
    {
        try
        {
            _commit.EndLog();
            _upkeep.RunWhenDue();
        }
        catch (Exception e)
        {
            _health.Look(e);
            WriterLog.UpkeepFailed(_logger, e);
        }
    }
}
