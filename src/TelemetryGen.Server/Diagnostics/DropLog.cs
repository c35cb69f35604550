using Microsoft.Extensions.Logging;

namespace TelemetryGen.Server.Diagnostics;

/// <summary>What the log has of what goes no further. Never a line for each: a number, why, and what counts them.</summary>
internal static partial class DropLog
{
    [LoggerMessage(41, LogLevel.Information,
        "Partition {Partition}: {Dropped} of {Records} records were dropped as duplicates{Senders}: records of the same sequence numbers "
            + "had been handled. The metric is telemetry.server.records, outcome duplicate.")]
    public static partial void Duplicates(ILogger logger, string partition, long dropped, long records, string senders);

    [LoggerMessage(42, LogLevel.Information,
        "Partition {Partition}: {Count} {EventsWere} skipped, as {Options} says. The last: {Detail} The metric is telemetry.server.events, "
            + "outcome skipped.")]
    public static partial void Skipped(ILogger logger, string partition, long count, string eventsWere, string options, string detail);

    [LoggerMessage(43, LogLevel.Information,
        "Partition {Partition}: no handler took {Count} records of {Kinds}. The metric is telemetry.server.records, outcome unhandled.")]
    public static partial void Unhandled(ILogger logger, string partition, long count, string kinds);

    [LoggerMessage(44, LogLevel.Warning,
        "More than {MaxSenders} senders in partition {Partition}: the fleet forgets those that were silent longest. MaxSenders of "
            + "TrackFleet allows more.")]
    public static partial void SendersForgotten(ILogger logger, int maxSenders, string partition);

    [LoggerMessage(45, LogLevel.Warning,
        "The dead letter of event {SequenceNumber} of partition {Partition} is longer than {Hub} takes, or came from a hub of dead "
            + "letters: it is in {File}.")]
    public static partial void LetterToFile(ILogger logger, long sequenceNumber, string partition, string hub, string file);

    [LoggerMessage(47, LogLevel.Warning,
        "{Count} {Events} more went to the dead letters within a minute: {Store} has why. The metric is telemetry.server.dead_letters.")]
    public static partial void MoreDeadLetters(ILogger logger, long count, string events, string store);

    [LoggerMessage(46, LogLevel.Information,
        "{Source}: partition {Partition} goes on behind event {SequenceNumber}, as its checkpoint says.")]
    public static partial void GoesOn(ILogger logger, string source, string partition, long sequenceNumber);
}
