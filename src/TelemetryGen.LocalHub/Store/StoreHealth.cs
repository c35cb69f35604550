using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace TelemetryGen.LocalHub.Store;

/// <summary>Whether the store can still be used. Once it cannot, the hub takes nothing more and ends.</summary>
internal sealed partial class StoreHealth(string path, ILogger logger)
{
    private readonly TaskCompletionSource<LocalHubException> _lost = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private volatile bool _isFull;

    /// <summary>There was no space for the last publication.</summary>
    public bool IsFull
    {
        get => _isFull;
        set => _isFull = value;
    }

    public bool IsLost => _lost.Task.IsCompleted;

    /// <summary>Ends when the store cannot be used any more, with what happened and what to do.</summary>
    public Task<LocalHubException> Lost => _lost.Task;

    /// <summary>Whether an error says that the file is damaged.</summary>
    public static bool IsDamage(Exception error) => error is StoreDamagedException
        or SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB };

    /// <summary>Takes note of an error that says that the file is damaged.</summary>
    public void Look(Exception error)
    {
        if (IsDamage(error))
        {
            Lose($"it is damaged ({error.Message})");
        }
    }

    /// <summary>What a reader gets that came upon damage.</summary>
    public LocalHubException Damaged(Exception error)
    {
        Look(error);
        return new LocalHubException(LocalHubError.StoreDamaged, $"{path} is damaged: {error.Message}", error);
    }

    /// <summary>From now on nothing is taken.</summary>
    /// <param name="what">What happened, as a part of a sentence.</param>
    public void Lose(string what)
    {
        var error = new LocalHubException(
            LocalHubError.StoreLost,
            $"{path} cannot be used any more: {what}. Stop, then look with `telemetrygen hub --check` and save what can be read with "
                + "`telemetrygen hub --repair`.");
        if (_lost.TrySetResult(error))
        {
            LogLost(logger, error.Message);
        }
    }

    [LoggerMessage(24, LogLevel.Critical, "{Reason}")]
    private static partial void LogLost(ILogger logger, string reason);
}
