using System.Globalization;
using Amqp;
using Amqp.Framing;
using Amqp.Listener;
using Amqp.Types;
using TelemetryGen.EventHubs;
using TelemetryGen.LocalHub.Amqp.Errors;
using TelemetryGen.LocalHub.Amqp.Nodes;
using TelemetryGen.LocalHub.Amqp.Receivers;
using TelemetryGen.LocalHub.Amqp.Senders;
using TelemetryGen.LocalHub.Store;

namespace TelemetryGen.LocalHub.Amqp.Links;

/// <summary>
/// Lets links in. The order of checks is address, direction, rights, hub and partition: without a right nobody learns which hubs there
/// are.
/// </summary>
internal sealed class LinkAttacher(AmqpService service)
{
    private const int UnsettledField = 7;
    private const int OfferedCapabilitiesField = 11;
    private const int DesiredCapabilitiesField = 12;

    private static readonly Symbol IdempotentProducer = new("com.microsoft:idempotent-producer");

    /// <summary>Null when the link is attached.</summary>
    public AmqpFault? TryAttach(AmqpClient client, ListenerLink link, Attach attach, out string address)
    {
        // The role is the client's: true receives.
        address = (attach.Role ? (attach.Source as Source)?.Address : (attach.Target as Target)?.Address) ?? "";
        if (!LinkPath.TryParse(address, out var path))
        {
            return AmqpFault.BadAddress(address);
        }

        address = path.ToString();
        var desired = attach.DesiredCapabilities ?? [];
        Prepare(attach);
        return path.Target switch
        {
            LinkTarget.Claims => AttachNode(client, link, attach, path, new ClaimsNode(client)),
            LinkTarget.Management => AttachNode(client, link, attach, path, new ManagementNode(client)),
            LinkTarget.Reader => attach.Role ? AttachReader(client, link, attach, path, desired)
                : AmqpFault.WrongDirection(address, sends: true),
            _ when attach.Role => AmqpFault.WrongDirection(address, sends: false),
            _ => AttachSender(client, link, path, desired),
        };
    }

    // The answer to an attach is the attach itself, changed.
    private void Prepare(Attach attach)
    {
        attach.ResetField(UnsettledField);
        attach.ResetField(OfferedCapabilitiesField);
        attach.ResetField(DesiredCapabilitiesField);

        // Without it .NET finds every message too large.
        attach.MaxMessageSize = (ulong)service.MaxMessageBytes;
    }

    private static AmqpFault? AttachNode(AmqpClient client, ListenerLink link, Attach attach, LinkPath path, RequestNode node)
    {
        if (attach.Role)
        {
            var replies = new ReplyLink(client, link, path, (attach.Target as Target)?.Address, attach.InitialDeliveryCount);
            client.Replies.Add(replies);
            client.Add(replies);
        }
        else
        {
            client.Add(new RequestLink(client, link, path, node));
        }

        return null;
    }

    private AmqpFault? AttachSender(AmqpClient client, ListenerLink link, LinkPath path, Symbol[] desired)
    {
        var sender = new IngestLink(client, link, path);
        if (sender.Check() is { } refused)
        {
            return refused;
        }

        if (TryFind(path, out var hub, out var partition) is { } missing)
        {
            return missing;
        }

        if (desired.Contains(IdempotentProducer))
        {
            return AmqpFault.NoIdempotentProducer;
        }

        sender.Open(hub!, partition);
        client.Add(sender);
        return null;
    }

    private AmqpFault? AttachReader(AmqpClient client, ListenerLink link, Attach attach, LinkPath path, Symbol[] desired)
    {
        if (client.Claims.Check(path, AccessRights.Listen) is { } refused)
        {
            return refused;
        }

        if (TryFind(path, out var hub, out var partition) is { } missing)
        {
            return missing;
        }

        var log = hub!.Logs[partition!.Value];
        if (PositionFilter.TryRead((attach.Source as Source)?.FilterSet, log, out var position) is { } wrong)
        {
            return wrong;
        }

        var request = ReaderRequest.Read(attach, desired);
        var reader = new ReaderLink(client, link, path, request, log, position);
        if (service.Readers.Add(reader) is { } stolen)
        {
            return stolen;
        }

        // An empty array would be one without the constructor of its items, which rhea cannot read.
        if (request.WantsMetrics)
        {
            attach.OfferedCapabilities = [ReaderRequest.Metrics];
        }

        client.Add(reader);
        reader.Start();
        return null;
    }

    private AmqpFault? TryFind(LinkPath path, out HubInfo? hub, out int? partition)
    {
        partition = null;
        if (!service.Hubs.TryGetValue(path.Hub, out hub))
        {
            return AmqpFault.NoSuchEntity(path.ToString(), $"There is no hub '{path.Hub}'");
        }

        if (path.Target == LinkTarget.Reader && !service.ConsumerGroups.Contains(path.Group))
        {
            return AmqpFault.NoSuchEntity(
                path.ToString(),
                $"There is no consumer group '{path.Group}'; the hub's options name them: {string.Join(", ", service.ConsumerGroups)}");
        }

        if (path.Target == LinkTarget.Publisher)
        {
            return EventHubNames.IsPublisher(path.Value) ? null : AmqpFault.BadEvent("The publisher's name is not allowed");
        }

        if (path.Target == LinkTarget.Hub)
        {
            return null;
        }

        partition = hub.Find(path.Value)?.Partition;
        return partition is null ? AmqpFault.NoSuchPartition(path.Value, hub.Partitions) : null;
    }
}
