using System.Diagnostics.CodeAnalysis;

namespace TelemetryGen.LocalHub.Http.Reading;

/// <summary>The path of the read endpoint: <c>/hub/partitions/id/events</c>. It is this hub's own; Azure has none.</summary>
/// <param name="Hub">The hub's name as sent.</param>
/// <param name="Partition">The partition as sent.</param>
/// <param name="Segments">All segments, decoded, for the audience of a token.</param>
internal sealed record ReadPath(string Hub, string Partition, IReadOnlyList<string> Segments)
{
    public static bool TryParse(string path, [NotNullWhen(true)] out ReadPath? result)
    {
        var segments = path.TrimStart('/').Split('/');
        result = segments is [{ Length: > 0 } hub, var kind, { Length: > 0 } id, var last] && Is(kind, "partitions") && Is(last, "events")
            ? new ReadPath(hub, id, segments)
            : null;
        return result is not null;
    }

    private static bool Is(string segment, string word) => string.Equals(segment, word, StringComparison.OrdinalIgnoreCase);
}
