using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace TelemetryGen.LocalHub.Store;

/// <summary>
/// The only writer. It takes all publications that wait and commits them in one transaction, so that many requests share one
/// wait for the disk; a request is answered when its commit is on the disk.
/// </summary>
internal sealed partial class EventWriter : IAsyncDisposable
{
    // Requests that wait hold their bodies in memory; when this many do, further ones wait at their connection.
    private const int MaxWaiting = 256;

    // One transaction stays small enough for the next requests not to wait long.
    private const int MaxGroupBytes = 8 * 1024 * 1024;

    // Primary result codes (SQLite documentation, "Result and Error Codes").
    private const int SqliteFull = 13;

    private readonly Channel<Pending> _waiting = Channel.CreateBounded<Pending>(new BoundedChannelOptions(MaxWaiting) { SingleReader = true });
    private readonly SqliteConnection _connection;
    private readonly EventTable _table;
    private readonly CommitSignal _signal;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly Task _loop;
    private bool _full;
    private long _transactions;

    /// <summary>Takes over the connection.</summary>
    public EventWriter(SqliteConnection connection, CommitSignal signal, TimeProvider clock, ILogger logger)
    {
        _connection = connection;
        _signal = signal;
        _clock = clock;
        _logger = logger;
        _table = new EventTable(connection);
        _loop = Task.Run(RunAsync);
    }

    private sealed record Pending(Publication Publication, TaskCompletionSource<AppendResult> Done);

    /// <summary>How many transactions were committed.</summary>
    public long Transactions => Interlocked.Read(ref _transactions);

    /// <summary>Waits until the publication is on the disk or refused.</summary>
    public async Task<AppendResult> AppendAsync(Publication publication)
    {
        var pending = new Pending(publication, new(TaskCreationOptions.RunContinuationsAsynchronously));
        try
        {
            await _waiting.Writer.WriteAsync(pending);
        }
        catch (ChannelClosedException)
        {
            return AppendResult.Stopping;
        }

        return await pending.Done.Task;
    }

    /// <summary>Stores what was taken, then closes the store.</summary>
    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _loop;
        _table.Dispose();
        await _connection.DisposeAsync();
    }

    private async Task RunAsync()
    {
        var group = new List<Pending>();
        while (await _waiting.Reader.WaitToReadAsync())
        {
            group.Clear();
            for (var bytes = 0L; bytes < MaxGroupBytes && _waiting.Reader.TryRead(out var pending);)
            {
                group.Add(pending);
                bytes += pending.Publication.Events.Sum(static item => (long)item.Body.Length);
            }

            Store(group);
        }
    }

    private void Store(List<Pending> group)
    {
        var result = TryAppend(group);
        if (result == AppendResult.Stored || group.Count == 1)
        {
            group.ForEach(pending => pending.Done.SetResult(result));
            return;
        }

        // One that does not fit must not take the others with it.
        group.ForEach(pending => pending.Done.SetResult(TryAppend([pending])));
    }

    private AppendResult TryAppend(List<Pending> group)
    {
        try
        {
            var position = _table.Append(group.ConvertAll(static pending => pending.Publication), _clock.GetUtcNow());
            Interlocked.Increment(ref _transactions);
            _signal.Committed(position);
            if (_full)
            {
                _full = false;
                LogSpaceAgain(_logger);
            }

            return AppendResult.Stored;
        }
        catch (SqliteException e) when (e.SqliteErrorCode == SqliteFull)
        {
            if (!_full)
            {
                _full = true;
                LogFull(_logger);
            }

            return AppendResult.Full;
        }
        catch (Exception e)
        {
            // Whatever it is, the loop goes on: senders are told, and the next transaction may succeed.
            LogFailed(_logger, e);
            return AppendResult.Failed;
        }
    }

    [LoggerMessage(20, LogLevel.Error, "The store is full: events are refused with 503 until there is space (MaxStoreBytes, or the disk)")]
    private static partial void LogFull(ILogger logger);

    [LoggerMessage(21, LogLevel.Information, "The store takes events again")]
    private static partial void LogSpaceAgain(ILogger logger);

    [LoggerMessage(22, LogLevel.Error, "The store failed; the events of this transaction were refused")]
    private static partial void LogFailed(ILogger logger, Exception error);
}
