using System.Diagnostics.CodeAnalysis;

namespace TelemetryGen.LocalHub.Amqp.Links;

/// <summary>What a link is attached to.</summary>
internal enum LinkTarget
{
    /// <summary>A hub, to send to.</summary>
    Hub,

    /// <summary>A partition, to send to.</summary>
    Partition,

    /// <summary>A publisher, to send as.</summary>
    Publisher,

    /// <summary>A partition in a consumer group, to read.</summary>
    Reader,

    /// <summary>$cbs, which takes tokens.</summary>
    Claims,

    /// <summary>$management, which tells of hubs and partitions.</summary>
    Management,
}

/// <summary>An address of a link: a path, or a whole URI of which only the path counts.</summary>
/// <param name="Target">Which kind.</param>
/// <param name="Hub">The hub's name as sent; empty for $cbs, and for $management when it names none.</param>
/// <param name="Value">Partition or publisher as sent; else empty.</param>
/// <param name="Group">The consumer group as sent; else empty.</param>
/// <param name="Segments">All segments, decoded, for the audience of a token.</param>
internal sealed record LinkPath(LinkTarget Target, string Hub, string Value, string Group, IReadOnlyList<string> Segments)
{
    private const StringComparison NoCase = StringComparison.OrdinalIgnoreCase;

    public static bool TryParse(string? address, [NotNullWhen(true)] out LinkPath? path)
    {
        var segments = Path(address ?? "").Trim('/').Split('/').Select(Uri.UnescapeDataString).ToArray();
        path = segments switch
        {
            [var node] when Is(node, "$cbs") => new LinkPath(LinkTarget.Claims, "", "", "", segments),
            [var node] when Is(node, "$management") => new LinkPath(LinkTarget.Management, "", "", "", segments),
            [var hub, var node] when Is(node, "$management") => new LinkPath(LinkTarget.Management, hub, "", "", segments),
            [var hub] => new LinkPath(LinkTarget.Hub, hub, "", "", segments),
            [var hub, var kind, var id] when Is(kind, "Partitions") => new LinkPath(LinkTarget.Partition, hub, id, "", segments),
            [var hub, var kind, var name] when Is(kind, "Publishers") => new LinkPath(LinkTarget.Publisher, hub, name, "", segments),
            [var hub, var groups, var group, var kind, var id] when Is(groups, "ConsumerGroups") && Is(kind, "Partitions")
                => new LinkPath(LinkTarget.Reader, hub, id, group, segments),
            _ => null,
        };
        if (segments.Contains(""))
        {
            path = null;
        }

        return path is not null;
    }

    public override string ToString() => string.Join('/', Segments);

    private static string Path(string address)
    {
        // The Python client sends the whole URI.
        var scheme = address.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 0)
        {
            return address;
        }

        var slash = address.IndexOf('/', scheme + 3);
        return slash < 0 ? "" : address[slash..];
    }

    private static bool Is(string segment, string word) => string.Equals(segment, word, NoCase);
}
