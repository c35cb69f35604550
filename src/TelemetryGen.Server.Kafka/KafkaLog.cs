using Microsoft.Extensions.Logging;

namespace TelemetryGen.Server.Kafka;

/// <summary>All that this source logs. No line has a password or a body.</summary>
internal static partial class KafkaLog
{
    [LoggerMessage(1, LogLevel.Information, "Partition {Partition} opened.")]
    public static partial void PartitionOpened(ILogger logger, string partition);

    [LoggerMessage(2, LogLevel.Information, "Partition {Partition} closed: {Reason}.")]
    public static partial void PartitionClosed(ILogger logger, string partition, string reason);

    [LoggerMessage(3, LogLevel.Warning,
        "The handler of partition {Partition} did not end within {Seconds:0.#} s. The partition goes on elsewhere, with the events that it "
            + "is at.")]
    public static partial void DidNotEnd(ILogger logger, string partition, double seconds);

    [LoggerMessage(4, LogLevel.Error, "Partition {Partition} could not be opened; it waits {Seconds:0.#} s and is tried again. {Reason}")]
    public static partial void OpeningFailed(ILogger logger, Exception? error, string partition, double seconds, string reason);

    [LoggerMessage(12, LogLevel.Information, "What is known of partition {Partition} is there again: {Tries}.")]
    public static partial void OpeningWorks(ILogger logger, string partition, string tries);

    [LoggerMessage(13, LogLevel.Information, "{Source} is read again, {Seconds:0} s after its first error; the client told of {Errors}.")]
    public static partial void ReadingAgain(ILogger logger, string source, double seconds, long errors);

    [LoggerMessage(14, LogLevel.Information, "How far partitions are processed is committed again, {Seconds:0} s after it first was not.")]
    public static partial void CommitsAgain(ILogger logger, double seconds);

    [LoggerMessage(5, LogLevel.Warning,
        "How far partition {Partition} was processed could not be committed: {Reason}. It is committed with the next events.")]
    public static partial void CommitFailed(ILogger logger, string partition, string reason);

    [LoggerMessage(11, LogLevel.Debug, "Partition {Partition} is committed after the group has shared its partitions anew.")]
    public static partial void CommitLater(ILogger logger, string partition);

    [LoggerMessage(6, LogLevel.Debug, "Partition {Partition} is paused: enough of its events wait.")]
    public static partial void Paused(ILogger logger, string partition);

    [LoggerMessage(7, LogLevel.Debug, "Partition {Partition} goes on.")]
    public static partial void Resumed(ILogger logger, string partition);

    [LoggerMessage(8, LogLevel.Warning, "Partition {Partition} has events without a body; they are left out, as SkipTombstones says.")]
    public static partial void TombstonesSkipped(ILogger logger, string partition);

    [LoggerMessage(9, LogLevel.Error, "Reading {Source}: {Advice} The client tries again. {Code}: {Reason}")]
    public static partial void Failing(ILogger logger, string source, string advice, string code, string reason);

    [LoggerMessage(10, LogLevel.Debug, "Client: {Facility}: {Text}")]
    public static partial void Client(ILogger logger, string facility, string text);
}
