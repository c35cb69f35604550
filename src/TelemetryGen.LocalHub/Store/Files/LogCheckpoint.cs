using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace TelemetryGen.LocalHub.Store.Files;

/// <summary>
/// Copies the write-ahead log into events.db beside the writer, which would do so within a commit and hold up all who wait for it. The log
/// begins anew only when a commit finds all of it copied, and a writer that never rests always adds something: of a long log it copies what
/// came meanwhile again and again, until so little is left that the writer itself copies that (<see cref="IsNearlyCopied"/>).
/// </summary>
internal sealed partial class LogCheckpoint : IDisposable
{
    // Small commits write the same pages again and again, of which the newest alone are copied. Large ones are to wait for the disk
    // together with some milliseconds of copying, not more.
    private const long EveryLogBytes = 4 * 1024 * 1024;
    private const long EveryDataBytes = 1024 * 1024;

    // What the log gets with the smallest commit.
    private const int PagesOfCommit = 2 * 1024;

    // A log of this length shall begin anew.
    private const long LongPages = 8 * 1024;

    // What the writer copies in a millisecond or two. Between two large commits a pass finds no more.
    private const long FewPages = 128;
    private const int MostPasses = 20;

    private readonly SqliteConnection _connection;
    private readonly StoreHealth _health;
    private readonly ILogger _logger;
    private readonly AutoResetEvent _due = new(false);
    private readonly Thread _thread;
    private volatile bool _isEnding;
    private volatile bool _isNearlyCopied;
    private long _logBytes;
    private long _dataBytes;

    public LogCheckpoint(string path, StoreHealth health, ILogger logger)
    {
        (_health, _logger) = (health, logger);
        _connection = StoreSchema.OpenCheckpoint(path);
        _thread = new Thread(Run) { Name = "LocalHub checkpoint", IsBackground = true };
        _thread.Start();
    }

    /// <summary>The log is long and but for a little copied: when the writer copies that, its next commit begins the log anew.</summary>
    public bool IsNearlyCopied => _isNearlyCopied;

    /// <summary>Copies that, if it is so. The writer alone calls this.</summary>
    public void EndLog(StoreFile file)
    {
        if (_isNearlyCopied)
        {
            _isNearlyCopied = false;
            Try(file.CopyLog);
        }
    }

    /// <summary>The writer has committed so many bytes of events. It alone calls this.</summary>
    public void Committed(long bytes)
    {
        _dataBytes += bytes;
        _logBytes += bytes + PagesOfCommit;
        if (_dataBytes >= EveryDataBytes || _logBytes >= EveryLogBytes)
        {
            (_dataBytes, _logBytes) = (0, 0);
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
            Try(Copy);
        }
    }

    private void Try(Action copy)
    {
        try
        {
            copy();
        }
        catch (SqliteException e)
        {
            // The log keeps all of it, and the next one, or the writer's, goes on.
            _health.Look(e);
            LogFailed(_logger, e);
        }
    }

    private void Copy()
    {
        var before = 0L;
        for (var pass = 0; pass < MostPasses; pass++)
        {
            var (log, copied) = StoreSchema.Checkpoint(_connection);
            if (log < LongPages)
            {
                return;
            }

            if (pass > 0 && copied - before < FewPages)
            {
                break;
            }

            before = copied;
        }

        _isNearlyCopied = true;
    }

    [LoggerMessage(38, LogLevel.Error, "The write-ahead log could not be copied into events.db; it is tried again")]
    private static partial void LogFailed(ILogger logger, Exception error);
}
