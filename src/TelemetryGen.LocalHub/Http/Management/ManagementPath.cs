using System.Diagnostics.CodeAnalysis;

namespace TelemetryGen.LocalHub.Http.Management;

/// <summary>What a path of the administration names.</summary>
internal enum ManagementTarget
{
    Hub,
    ConsumerGroups,
    ConsumerGroup,
    Partitions,
    Partition,
    RevokedPublishers,
    RevokedPublisher,
}

/// <summary>
/// A path by which a hub is administered: <c>/hub</c>, <c>/hub/consumergroups[/group[/partitions[/id]]]</c>,
/// <c>/hub/revokedpublishers[/name]</c> (Azure documentation, "Event Hubs REST API").
/// </summary>
/// <param name="Hub">The hub's name as sent.</param>
/// <param name="Target">What of it.</param>
/// <param name="Group">The consumer group as sent, or empty.</param>
/// <param name="Value">The partition or publisher as sent, or empty.</param>
/// <param name="Segments">All segments, decoded, for the audience of a token.</param>
internal sealed record ManagementPath(string Hub, ManagementTarget Target, string Group, string Value, IReadOnlyList<string> Segments)
{
    public static bool TryParse(string path, [NotNullWhen(true)] out ManagementPath? result)
    {
        var segments = path.TrimStart('/').Split('/');
        result = segments switch
        {
            [var hub] => new ManagementPath(hub, ManagementTarget.Hub, "", "", segments),
            [var hub, var kind] when Is(kind, "consumergroups") =>
                new ManagementPath(hub, ManagementTarget.ConsumerGroups, "", "", segments),
            [var hub, var kind, var group] when Is(kind, "consumergroups")
                => new ManagementPath(hub, ManagementTarget.ConsumerGroup, group, "", segments),
            [var hub, var kind, var group, var part] when Is(kind, "consumergroups") && Is(part, "partitions")
                => new ManagementPath(hub, ManagementTarget.Partitions, group, "", segments),
            [var hub, var kind, var group, var part, var id] when Is(kind, "consumergroups") && Is(part, "partitions")
                => new ManagementPath(hub, ManagementTarget.Partition, group, id, segments),
            [var hub, var kind] when Is(kind, "revokedpublishers")
                => new ManagementPath(hub, ManagementTarget.RevokedPublishers, "", "", segments),
            [var hub, var kind, var name] when Is(kind, "revokedpublishers")
                => new ManagementPath(hub, ManagementTarget.RevokedPublisher, "", name, segments),
            _ => null,
        };
        if (segments.Contains(""))
        {
            result = null;
        }

        return result is not null;
    }

    private static bool Is(string segment, string word) => string.Equals(segment, word, StringComparison.OrdinalIgnoreCase);
}
