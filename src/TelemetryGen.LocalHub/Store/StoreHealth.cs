using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace TelemetryGen.LocalHub.Store;

/// <summary>Whether the store can still be used. Once it cannot, the hub takes nothing more and ends.</summary>
internal sealed partial class StoreHealth(string path, ILogger logger)
{
    private readonly TaskCompletionSource<LocalHubException> _lost = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool IsLost => _lost.Task.IsCompleted;

    /// <summary>Ends when the store cannot be used any more, with what happened and what to do.</summary>
    public Task<LocalHubException> Lost => _lost.Task;

    /// <summary>Whether an error says that the file is damaged.</summary>
    public void Look(Exception error)
    {
        var damaged = error is StoreDamagedException
            || (error is SqliteException sqlite && sqlite.SqliteErrorCode is SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB);
        if (damaged)
        {
            Lose($"it is damaged ({error.Message})");
        }
    }

    /// <summary>From now on nothing is taken.</summary>
    /// <param name="what">What happened, as a part of a sentence.</param>
    public void Lose(string what)
    {
        var error = new LocalHubException(
            LocalHubError.StoreLost,
            $"{path} cannot be used any more: {what}. Stop, then look with `telemetrygen hub --check` and save what can be read with `telemetrygen hub --repair`.");
        if (_lost.TrySetResult(error))
        {
            LogLost(logger, error.Message);
        }
    }

    [LoggerMessage(24, LogLevel.Critical, "{Reason}")]
    private static partial void LogLost(ILogger logger, string reason);
}
