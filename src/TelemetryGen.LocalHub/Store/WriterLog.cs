using Microsoft.Extensions.Logging;

namespace TelemetryGen.LocalHub.Store;

/// <summary>What <see cref="EventWriter"/> logs.</summary>
internal static partial class WriterLog
{
    [LoggerMessage(20, LogLevel.Error, "The store is full: events are refused with 503 until there is space ({Limit}, or the disk)")]
    public static partial void Full(ILogger logger, string limit);

    // The end of an error is told where the error was: whoever logs warnings alone must see it too.
    [LoggerMessage(21, LogLevel.Warning, "The store takes events again")]
    public static partial void SpaceAgain(ILogger logger);

    [LoggerMessage(22, LogLevel.Error, "The store failed; the events of this transaction were refused")]
    public static partial void Failed(ILogger logger, Exception error);

    [LoggerMessage(23, LogLevel.Error, "Old events could not be removed; it is tried again")]
    public static partial void UpkeepFailed(ILogger logger, Exception error);
}
