using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace TelemetryGen.LocalHub.Store.Files;

/// <summary>
/// Copies the write-ahead log into events.db beside the writer, which would do so within a commit and hold up all who wait for it. What the
/// writer adds meanwhile it leaves: the log begins anew when a commit finds all of it copied, at the latest when the writer does the little
/// that is left (<see cref="StoreSchema.OpenWriter"/>).
/// </summary>
internal sealed partial class LogCheckpoint : IDisposable
{
    // Some milliseconds of copying.
    private const long EveryBytes = 4 * 1024 * 1024;

    private readonly SqliteConnection _connection;
    private readonly StoreHealth _health;
    private readonly ILogger _logger;
    private readonly AutoResetEvent _due = new(false);
    private readonly Thread _thread;
    private volatile bool _isEnding;
    private long _bytes;

    public LogCheckpoint(string path, StoreHealth health, ILogger logger)
    {
        (_health, _logger) = (health, logger);
        _connection = StoreSchema.OpenCheckpoint(path);
        _thread = new Thread(Run) { Name = "LocalHub checkpoint", IsBackground = true };
        _thread.Start();
    }

    /// <summary>The writer has committed so many bytes. It alone calls this.</summary>
    public void Committed(long bytes)
    {
        _bytes += bytes;
        if (_bytes >= EveryBytes)
        {
            _bytes = 0;
            _due.Set();
        }
    }

    /// <summary>Ends it, after what it has begun.</summary>
    public void Dispose()
    {
        _isEnding = true;
        _due.Set();
        _thread.Join();
        _due.Dispose();
        _connection.Dispose();
    }

    private void Run()
    {
        while (_due.WaitOne() && !_isEnding)
        {
            try
            {
                Sql.Run(_connection, "PRAGMA wal_checkpoint(PASSIVE)");
            }
            catch (SqliteException e)
            {
                // The log keeps all of it, and the next one, or the writer's, goes on.
                _health.Look(e);
                LogFailed(_logger, e);
            }
        }
    }

    [LoggerMessage(38, LogLevel.Error, "The write-ahead log could not be copied into events.db; it is tried again")]
    private static partial void LogFailed(ILogger logger, Exception error);
}
