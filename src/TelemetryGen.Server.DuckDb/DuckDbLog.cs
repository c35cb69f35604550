using Microsoft.Extensions.Logging;

namespace TelemetryGen.Server.DuckDb;

/// <summary>All that the store logs. No line has a value of a record.</summary>
internal static partial class DuckDbLog
{
    [LoggerMessage(1, LogLevel.Information, "Table {Table} of {File}: {Change}.")]
    public static partial void TableChanged(ILogger logger, string table, string file, string change);

    [LoggerMessage(2, LogLevel.Information,
        "Partition {Partition}: {File} has all events up to {SequenceNumber}; they are not stored again.")]
    public static partial void Resumed(ILogger logger, string partition, string file, long sequenceNumber);

    [LoggerMessage(3, LogLevel.Warning,
        "Partition {Partition}: event {SequenceNumber} is newer than event {Stored} that {File} has, with a smaller number. The hub seems "
            + "to be made anew: its events are stored from here on.")]
    public static partial void NumberedAnew(ILogger logger, string partition, long sequenceNumber, long stored, string file);

    [LoggerMessage(4, LogLevel.Information, "{Rows} rows of {Table} are in {Path}.")]
    public static partial void Exported(ILogger logger, long rows, string table, string path);

    [LoggerMessage(5, LogLevel.Information, "{Rows} rows of {Table} were deleted; they are in Parquet files.")]
    public static partial void Deleted(ILogger logger, long rows, string table);

    [LoggerMessage(6, LogLevel.Error, "Parquet files could not be written; it is tried again in {Minutes:0} min. {Reason}")]
    public static partial void ExportFailed(ILogger logger, Exception? error, double minutes, string reason);

    [LoggerMessage(8, LogLevel.Information, "Parquet files are written again: {Tries}.")]
    public static partial void ExportWorks(ILogger logger, string tries);

    [LoggerMessage(7, LogLevel.Debug, "Parquet files are written up to {Time:O}.")]
    public static partial void ExportedUntil(ILogger logger, DateTimeOffset time);
}
