using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using SQLitePCL;
using TelemetryGen.LocalHub.Store.Files;

namespace TelemetryGen.LocalHub.Store;

/// <summary>
/// Looks through the whole file once after the start, beside the hub's work: damage in events that nobody reads is found while there
/// may still be a copy of them.
/// </summary>
internal sealed partial class StoreCheck : IAsyncDisposable
{
    private readonly SqliteConnection _connection;
    private readonly StoreHealth _health;
    private readonly ILogger _logger;
    private readonly Task _check;
    private volatile bool _stopping;

    public StoreCheck(string path, StoreHealth health, ILogger logger)
    {
        _connection = StoreSchema.OpenReader(path);
        _health = health;
        _logger = logger;
        _check = Task.Factory.StartNew(Run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Ends it, whole or not.</summary>
    public async ValueTask DisposeAsync()
    {
        _stopping = true;
        while (!_check.IsCompleted)
        {
            // A question that has not begun yet cannot be interrupted: asked again until it ends.
            raw.sqlite3_interrupt(_connection.Handle);
            await Task.WhenAny(_check, Task.Delay(10));
        }

        await _connection.DisposeAsync();
    }

    private void Run()
    {
        try
        {
            var found = (string)Sql.Scalar(_connection, "PRAGMA quick_check(1)")!;
            if (found != "ok")
            {
                _health.Lose($"it is damaged ({found.ReplaceLineEndings(" ")})");
            }
            else
            {
                LogSound(_logger);
            }
        }
        catch (SqliteException e) when (_stopping && e.SqliteErrorCode == raw.SQLITE_INTERRUPT)
        {
            LogStopped(_logger);
        }
        catch (SqliteException e)
        {
            _health.Look(e);
            LogFailed(_logger, e);
        }
    }

    [LoggerMessage(26, LogLevel.Debug, "The store was looked through and is sound")]
    private static partial void LogSound(ILogger logger);

    [LoggerMessage(27, LogLevel.Debug, "The hub stopped before the store was looked through")]
    private static partial void LogStopped(ILogger logger);

    [LoggerMessage(28, LogLevel.Error, "The store could not be looked through")]
    private static partial void LogFailed(ILogger logger, Exception error);
}
