using System.Globalization;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http;
using TelemetryGen.EventHubs;
using TelemetryGen.LocalHub.Devices;
using TelemetryGen.LocalHub.Store;

namespace TelemetryGen.LocalHub.Http.Management;

/// <summary>
/// Serves the administration: what hubs, consumer groups and partitions are, and which publishers are revoked. All of it takes a token with
/// the right Manage. The order of checks is method, token, entity.
/// </summary>
internal sealed class ManagementHandler(
    TokenAuthorizer authorizer, IReadOnlyDictionary<string, HubInfo> hubs, RevokedDevices revoked, LocalHubOptions options,
    DateTimeOffset created)
{
    /// <summary>Null when the answer is given.</summary>
    public async Task<HubFault?> ServeAsync(HttpContext context, ManagementPath path)
    {
        var request = context.Request;
        if (!IsAllowed(request.Method, path.Target, out var allowed))
        {
            return HubFault.WrongMethod(allowed);
        }

        if (authorizer.Check(context, path.Segments, AccessRights.Manage) is { } unauthorized)
        {
            return unauthorized;
        }

        if (!hubs.TryGetValue(path.Hub, out var hub))
        {
            return HubFault.NoSuchHub(path.Hub);
        }

        return request.Method switch
        {
            "PUT" => await RevokeAsync(context, hub, path),
            "DELETE" => Resume(context, hub, path),
            _ => await DescribeAsync(context, hub, path),
        };
    }

    private static bool IsAllowed(string method, ManagementTarget target, out string allowed)
    {
        allowed = target == ManagementTarget.RevokedPublisher ? "PUT, DELETE" : "GET";
        return allowed.Split(", ").Contains(method);
    }

    private async Task<HubFault?> DescribeAsync(HttpContext context, HubInfo hub, ManagementPath path)
    {
        if (path.Group.Length > 0 && Group(path.Group) is null)
        {
            return HubFault.NoSuchConsumerGroup(path.Group);
        }

        var address = Address(context);
        XElement? document = path.Target switch
        {
            ManagementTarget.Hub => AtomDocument.Entry(address, hub.Name, EntityDescription.Of(hub, options.Retention, created), created),
            ManagementTarget.ConsumerGroups => Feed(address, "ConsumerGroups", Groups, static _ => EntityDescription.OfConsumerGroup),
            ManagementTarget.ConsumerGroup => AtomDocument.Entry(
                address, Group(path.Group)!, EntityDescription.OfConsumerGroup(created), created),
            ManagementTarget.Partitions => Feed(
                address, "Partitions", hub.Logs.Select(static log => Text(log.Partition)),
                id => _ => EntityDescription.Of(hub.Logs[int.Parse(id, CultureInfo.InvariantCulture)])),
            ManagementTarget.Partition => hub.Find(path.Value) is { } log
                ? AtomDocument.Entry(address, path.Value, EntityDescription.Of(log), created)
                : null,
            _ => Feed(address, "RevokedPublishers", revoked.Of(hub.Name), static name => _ => EntityDescription.OfRevoked(name)),
        };
        if (document is null)
        {
            return HubFault.NoSuchPartition(path.Value, hub.Partitions);
        }

        await AtomDocument.WriteAsync(context, StatusCodes.Status200OK, document);
        return null;
    }

    private async Task<HubFault?> RevokeAsync(HttpContext context, HubInfo hub, ManagementPath path)
    {
        if (!EventHubNames.IsPublisher(path.Value))
        {
            return HubFault.BadRequest("The publisher's name is not allowed");
        }

        if (!revoked.Revoke(hub.Name, path.Value))
        {
            return HubFault.RevokedAlready(path.Value);
        }

        var now = options.TimeProvider.GetUtcNow();
        await AtomDocument.WriteAsync(
            context,
            StatusCodes.Status201Created,
            AtomDocument.Entry(Address(context), path.Value, EntityDescription.OfRevoked(path.Value), now));
        return null;
    }

    private HubFault? Resume(HttpContext context, HubInfo hub, ManagementPath path)
    {
        revoked.Resume(hub.Name, path.Value);
        if (revoked.Contains(path.Value))
        {
            return HubFault.RevokedEverywhere(path.Value);
        }

        context.Response.StatusCode = StatusCodes.Status200OK;
        context.Response.ContentLength = 0;
        return null;
    }

    private XElement Feed(Uri address, string title, IEnumerable<string> names, Func<string, Func<DateTimeOffset, XElement>> description)
    {
        var entries = names.Select(name => AtomDocument.Entry(
            new Uri($"{address.GetLeftPart(UriPartial.Path)}/{Uri.EscapeDataString(name)}"), name, description(name)(created), created));
        return AtomDocument.Feed(address, title, entries, options.TimeProvider.GetUtcNow());
    }

    private IEnumerable<string> Groups => (options.Amqp?.ConsumerGroups ?? []).Prepend(AmqpOptions.DefaultConsumerGroup);

    private string? Group(string name) => Groups.FirstOrDefault(group => string.Equals(group, name, StringComparison.OrdinalIgnoreCase));

    private static Uri Address(HttpContext context) =>
        new($"{Uri.UriSchemeHttps}://{context.Request.Host}{context.Request.Path}{context.Request.QueryString}");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
