using System.Globalization;

namespace TelemetryGen.EventHubs;

/// <summary>
/// The resource URIs that a token can be made for. A token opens the resource it names and everything below it, so name the
/// narrowest: a device gets <see cref="Publisher"/>.
/// </summary>
/// <remarks>
/// A host is a full name with an optional port, such as <c>contoso.servicebus.windows.net</c> or <c>localhost:8443</c>. Every
/// method throws <see cref="ArgumentException"/> for a host, hub, publisher or partition that cannot exist.
/// </remarks>
public static class EventHubResource
{
    /// <summary>Every hub of the namespace: <c>https://host/</c>.</summary>
    public static Uri Namespace(string host)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(host);
        var plain = Uri.TryCreate($"https://{host}/", UriKind.Absolute, out var uri)
            && uri.AbsolutePath == "/" && uri.UserInfo.Length == 0 && uri.Query.Length == 0 && uri.Fragment.Length == 0
            && !host.EndsWith('/');
        return plain
            ? uri!
            : throw new ArgumentException($"'{host}' is not a host name with an optional port, such as localhost:8443.", nameof(host));
    }

    /// <summary>One hub: <c>https://host/hub</c>.</summary>
    public static Uri Hub(string host, string hub)
    {
        if (!EventHubNames.IsHub(hub))
        {
            throw new ArgumentException($"'{hub}' is not a hub name.", nameof(hub));
        }

        return new Uri(Namespace(host), hub);
    }

    /// <summary>One publisher, which is one device: <c>https://host/hub/publishers/name</c>.</summary>
    public static Uri Publisher(string host, string hub, string publisher)
    {
        if (!EventHubNames.IsPublisher(publisher))
        {
            throw new ArgumentException($"'{publisher}' is not a publisher name.", nameof(publisher));
        }

        return new Uri($"{Hub(host, hub).AbsoluteUri}/publishers/{Uri.EscapeDataString(publisher)}");
    }

    /// <summary>One partition: <c>https://host/hub/partitions/id</c>. Partitions are counted from 0.</summary>
    public static Uri Partition(string host, string hub, int partition)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(partition);
        return new Uri($"{Hub(host, hub).AbsoluteUri}/partitions/{partition.ToString(CultureInfo.InvariantCulture)}");
    }
}
