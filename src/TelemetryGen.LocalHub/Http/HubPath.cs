using System.Diagnostics.CodeAnalysis;

namespace TelemetryGen.LocalHub.Http;

/// <summary>How a request addresses a hub.</summary>
internal enum HubTarget
{
    Hub,
    Partition,
    Publisher,
}

/// <summary>
/// One of the three paths of the send API: <c>/hub/messages</c>, <c>/hub/partitions/id/messages</c>,
/// <c>/hub/publishers/name/messages</c> (Azure documentation, "Event Hubs REST API").
/// </summary>
/// <param name="Hub">The hub's name as sent.</param>
/// <param name="Target">Which of the three.</param>
/// <param name="Value">The partition or publisher as sent; empty for the hub itself.</param>
/// <param name="Segments">All segments, decoded, for the audience of a token.</param>
internal sealed record HubPath(string Hub, HubTarget Target, string Value, IReadOnlyList<string> Segments)
{
    private const StringComparison NoCase = StringComparison.OrdinalIgnoreCase;

    public static bool TryParse(string path, [NotNullWhen(true)] out HubPath? result)
    {
        // The server has decoded and normalized the path, except that %2F stays as it is.
        var segments = path.TrimStart('/').Split('/');
        result = segments switch
        {
            [var hub, var last] when Is(last, "messages") => new HubPath(hub, HubTarget.Hub, "", segments),
            [var hub, var kind, var id, var last] when Is(kind, "partitions") && Is(last, "messages")
                => new HubPath(hub, HubTarget.Partition, id, segments),
            [var hub, var kind, var name, var last] when IsPublishers(kind) && Is(last, "messages")
                => new HubPath(hub, HubTarget.Publisher, name, segments),
            _ => null,
        };
        if (result is null || segments.Contains(""))
        {
            result = null;
        }

        return result is not null;
    }

    /// <summary>Whether a segment is the word before a publisher's name.</summary>
    public static bool IsPublishers(string segment) => Is(segment, "publishers");

    public override string ToString() => "/" + string.Join('/', Segments);

    private static bool Is(string segment, string word) => string.Equals(segment, word, NoCase);
}
