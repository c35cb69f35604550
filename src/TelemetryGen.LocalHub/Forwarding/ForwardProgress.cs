using System.Globalization;
using Microsoft.Extensions.Logging;
using TelemetryGen.LocalHub.Store;

namespace TelemetryGen.LocalHub.Forwarding;

/// <summary>The cursors of a hub's partitions, in a folder with the hub's name.</summary>
internal static partial class ForwardProgress
{
    /// <summary>The cursor of each partition. A hub that has none yet begins with the oldest event that is kept.</summary>
    /// <exception cref="LocalHubException">A cursor is damaged, lost, or beyond the events of the store.</exception>
    public static IReadOnlyList<ForwardCursor> Open(DataDirectory directory, HubInfo hub, TimeProvider clock, ILogger logger)
    {
        var folder = Path.Combine(directory.Forwarding, hub.Name.ToLowerInvariant());
        DataDirectory.EnsureFolder(folder);
        var begins = !hub.Logs.Any(log => File.Exists(FilePath(folder, log)));
        return [.. hub.Logs.Select(log => begins ? Begin(folder, hub, log, clock, logger) : Resume(folder, hub, log, clock, logger))];
    }

    private static ForwardCursor Begin(string folder, HubInfo hub, PartitionLog log, TimeProvider clock, ILogger logger)
    {
        LogBegins(logger, Name(hub, log), log.FirstSequence);
        return ForwardCursor.Create(FilePath(folder, log), Name(hub, log), log.FirstSequence, clock);
    }

    private static ForwardCursor Resume(string folder, HubInfo hub, PartitionLog log, TimeProvider clock, ILogger logger)
    {
        var (path, name) = (FilePath(folder, log), Name(hub, log));
        if (!File.Exists(path))
        {
            throw Unusable(
                $"{path} is gone, and those of other partitions are there. It says how far {name} is forwarded. Restore it", folder);
        }

        var cursor = ForwardCursor.Open(path, name, clock);
        if (cursor.Next > log.NextSequence)
        {
            throw Unusable(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{path} says that {name} is forwarded to event {cursor.Next}, and the store ends before {log.NextSequence}: it is "
                    + $"another store. Restore what belongs together"),
                folder);
        }

        if (cursor.Next < log.FirstSequence)
        {
            LogMissed(logger, name, cursor.Next, log.FirstSequence - 1);
            cursor.Move(log.FirstSequence);
        }

        return cursor;
    }

    private static string FilePath(string folder, PartitionLog log) =>
        Path.Combine(folder, log.Partition.ToString(CultureInfo.InvariantCulture) + ".json");

    private static string Name(HubInfo hub, PartitionLog log) => string.Create(CultureInfo.InvariantCulture, $"{hub.Name}/{log.Partition}");

    private static LocalHubException Unusable(string what, string folder) => new(
        LocalHubError.ForwardingUnusable, $"{what}; or delete {folder}: then all events of that hub that are kept are forwarded again.");

    [LoggerMessage(80, LogLevel.Information, "{Partition} is forwarded from event {First} on")]
    private static partial void LogBegins(ILogger logger, string partition, long first);

    [LoggerMessage(81, LogLevel.Error, "{Partition}: events {First} to {Last} were removed before they were forwarded")]
    private static partial void LogMissed(ILogger logger, string partition, long first, long last);
}
