using Microsoft.Extensions.Logging;

namespace TelemetryGen.Server.Diagnostics;

/// <summary>All that the server logs. No line has a key or a body.</summary>
internal static partial class ServerLog
{
    [LoggerMessage(1, LogLevel.Information, "{Schema} version {Version}: reading from {Source}; dead letters go to {DeadLetters}.")]
    public static partial void Started(ILogger logger, string schema, int version, string source, string deadLetters);

    [LoggerMessage(2, LogLevel.Warning,
        "{Schema}: no handler takes {Records}. Their events are counted as unhandled. Add a handler or HandleOther.")]
    public static partial void Unhandled(ILogger logger, string schema, string records);

    [LoggerMessage(3, LogLevel.Warning,
        "{Handler} threw at attempt {Attempt} of {Attempts}, partition {Partition}, event {SequenceNumber}.")]
    public static partial void HandlerThrew(
        ILogger logger, Exception error, string handler, int attempt, int attempts, string partition, long sequenceNumber);

    [LoggerMessage(4, LogLevel.Warning, "{Handler} has been at one event of partition {Partition} for {Seconds:0} s; the partition waits.")]
    public static partial void HandlerIsSlow(ILogger logger, string handler, string partition, double seconds);

    [LoggerMessage(5, LogLevel.Warning,
        "Event {SequenceNumber} of partition {Partition}, publisher '{Publisher}', went to the dead letters: {Reason}. {Detail}")]
    public static partial void DeadLettered(
        ILogger logger, long sequenceNumber, string partition, string publisher, DeadLetterReason reason, string detail);

    [LoggerMessage(6, LogLevel.Error,
        "A dead letter could not be stored in {Store}; the partition waits {Seconds:0.#} s and tries again. {Reason}")]
    public static partial void DeadLetterNotStored(ILogger logger, Exception? error, string store, double seconds, string reason);

    [LoggerMessage(30, LogLevel.Information, "Dead letters are stored in {Store} again: {Tries}.")]
    public static partial void DeadLettersStored(ILogger logger, string store, string tries);

    [LoggerMessage(7, LogLevel.Error,
        "What was saved as {Key} is damaged and not used: records that arrive again may be handled again until it is saved anew.")]
    public static partial void StateIsDamaged(ILogger logger, string key);

    [LoggerMessage(8, LogLevel.Error, "{Key} could not be saved; it is tried again. {Reason}")]
    public static partial void StateNotSaved(ILogger logger, Exception? error, string key, string reason);

    [LoggerMessage(31, LogLevel.Information, "{What} is saved again for all partitions: {Tries}.")]
    public static partial void StateSaved(ILogger logger, string what, string tries);

    [LoggerMessage(9, LogLevel.Information, "Partition {Partition} opened.")]
    public static partial void PartitionOpened(ILogger logger, string partition);

    [LoggerMessage(10, LogLevel.Information, "Partition {Partition} closed: {Reason}.")]
    public static partial void PartitionClosed(ILogger logger, string partition, string reason);

    [LoggerMessage(11, LogLevel.Warning, "{Source}: {Operation} failed; it is tried again. {Reason}")]
    public static partial void ReadingFailed(ILogger logger, Exception? error, string source, string operation, string reason);

    [LoggerMessage(32, LogLevel.Information, "{Source} is read again: {Tries}.")]
    public static partial void ReadingAgain(ILogger logger, string source, string tries);

    [LoggerMessage(12, LogLevel.Error,
        "How far partition {Partition} was processed could not be noted; it is noted with the next events. {Reason}")]
    public static partial void CheckpointFailed(ILogger logger, Exception? error, string partition, string reason);

    [LoggerMessage(33, LogLevel.Information, "How far partitions are processed is noted again: {Tries}.")]
    public static partial void CheckpointsSaved(ILogger logger, string tries);

    [LoggerMessage(17, LogLevel.Error,
        "{Output} does not take the records of partition {Partition}; the partition waits {Seconds:0.#} s and tries again. {Reason}")]
    public static partial void OutputFailed(
        ILogger logger, Exception? error, string output, string partition, double seconds, string reason);

    [LoggerMessage(34, LogLevel.Information, "{Output} takes the records of all partitions again: {Tries}.")]
    public static partial void OutputWorks(ILogger logger, string output, string tries);

    [LoggerMessage(14, LogLevel.Information, "All of {Source} is read.")]
    public static partial void SourceEnded(ILogger logger, string source);

    [LoggerMessage(15, LogLevel.Warning,
        "{Name} is not named as Capture names its files, partition/year/month/day/hour/minute/second.avro; it is left.")]
    public static partial void NotACaptureName(ILogger logger, string name);

    [LoggerMessage(16, LogLevel.Error, "{Name} is damaged; its events before the damage were read, those behind it are lost here.")]
    public static partial void CaptureFileIsDamaged(ILogger logger, Exception error, string name);

    [LoggerMessage(13, LogLevel.Warning, "Cannot reach {Source}; trying again in {Seconds:0} s. {Reason}")]
    public static partial void SourceNotReached(ILogger logger, Exception? error, string source, double seconds, string reason);

    [LoggerMessage(35, LogLevel.Information, "{Source} is reached: {Tries}.")]
    public static partial void SourceReached(ILogger logger, string source, string tries);

    [LoggerMessage(18, LogLevel.Warning,
        "More than {MaxSenders} senders of {Record}: the others have no metrics. MaxSenders of RecordMetrics allows more.")]
    public static partial void TooManySenders(ILogger logger, int maxSenders, string record);

    [LoggerMessage(19, LogLevel.Warning, "Alert: {Text}.")]
    public static partial void AlertFires(ILogger logger, string text);

    [LoggerMessage(20, LogLevel.Information, "Alert: {Text}.")]
    public static partial void AlertIsOver(ILogger logger, string text);

    [LoggerMessage(21, LogLevel.Error, "Alerts could not be delivered to '{Receiver}'; trying again in {Seconds:0} s. {Reason}")]
    public static partial void AlertsNotDelivered(ILogger logger, Exception? error, string receiver, double seconds, string reason);

    [LoggerMessage(36, LogLevel.Information, "Alerts are delivered to '{Receiver}' again: {Tries}.")]
    public static partial void AlertsDelivered(ILogger logger, string receiver, string tries);

    [LoggerMessage(22, LogLevel.Error,
        "Alert {Id} was not delivered to '{Receiver}' and is given up: more than {MaxWaiting} newer ones wait for it.")]
    public static partial void AlertDropped(ILogger logger, string id, string receiver, int maxWaiting);

    [LoggerMessage(23, LogLevel.Error,
        "What was saved as {Key} is damaged and not used: alerts that fired may fire again, and those that are over may not be told of.")]
    public static partial void AlertsAreDamaged(ILogger logger, string key);

    [LoggerMessage(25, LogLevel.Warning,
        "{Handler} threw {Error} {Count} {Times} more in the minute after that, the last at partition {Partition}, event "
            + "{SequenceNumber}.")]
    public static partial void HandlerThrewAgain(
        ILogger logger, string handler, string error, long count, string times, string partition, long sequenceNumber);

    [LoggerMessage(37, LogLevel.Information,
        "{Handler} has not thrown {Error} for a minute, which it threw {Count} {Times} within {Seconds:0} s.")]
    public static partial void HandlerWorks(
        ILogger logger, string handler, string error, long count, string times, double seconds);

    [LoggerMessage(38, LogLevel.Information, "{Handler} is done with the event of partition {Partition}, after {Seconds:0} s.")]
    public static partial void HandlerIsDone(ILogger logger, string handler, string partition, double seconds);

    [LoggerMessage(26, LogLevel.Critical, "{Message}")]
    public static partial void Failed(ILogger logger, string message);

    [LoggerMessage(27, LogLevel.Debug, "Where that came from.")]
    public static partial void FailedAt(ILogger logger, Exception error);

    [LoggerMessage(28, LogLevel.Information,
        "{Count} {PartitionsAre} owned by {Owner}. If that was killed, waiting for it until {Until:HH:mm:ss} UTC, then they are read "
            + "here.")]
    public static partial void OwnedByOther(ILogger logger, int count, string partitionsAre, string owner, DateTimeOffset until);

    [LoggerMessage(29, LogLevel.Warning,
        "Partition {Partition} was taken by another reader of the consumer group {Group} that has other checkpoints than this program: "
            + "both handle the same events. Give each program a consumer group of its own, or both the same checkpoints.")]
    public static partial void StolenFromCheckpoints(ILogger logger, string partition, string group);

    [LoggerMessage(24, LogLevel.Error, "What was saved as {Key} is damaged and not used: senders are known again when they send.")]
    public static partial void FleetIsDamaged(ILogger logger, string key);
}
