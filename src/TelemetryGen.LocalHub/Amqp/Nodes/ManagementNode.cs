using System.Globalization;
using Amqp;
using Amqp.Types;
using TelemetryGen.LocalHub.Amqp.Errors;
using TelemetryGen.LocalHub.Amqp.Links;
using TelemetryGen.LocalHub.Store;

namespace TelemetryGen.LocalHub.Amqp.Nodes;

/// <summary>$management: tells of hubs and partitions. A token comes with each request, or was put on the connection before.</summary>
internal sealed class ManagementNode(AmqpClient client) : RequestNode(client)
{
    private const string HubType = "com.microsoft:eventhub";
    private const string PartitionType = "com.microsoft:partition";

    public override Message Answer(Message request, LinkPath path)
    {
        var name = Text(request, "name") ?? "";
        if (Authorize(request, name) is { } unauthorized)
        {
            return Refuse(unauthorized, name);
        }

        if (Text(request, "operation") != "READ")
        {
            return Refuse(new AmqpFault(AmqpCondition.NotImplemented, 50100, "$management knows only the operation READ"), name);
        }

        if (!Client.Service.Hubs.TryGetValue(name, out var hub))
        {
            return Refuse(AmqpFault.NoSuchEntity(name, $"There is no hub '{name}'"), name);
        }

        switch (Text(request, "type"))
        {
            case HubType:
                return Reply(200, "OK", Describe(hub));

            case PartitionType:
                var id = Text(request, "partition") ?? "";
                return hub.Find(id) is { } log
                    ? Reply(200, "OK", Describe(hub, log.Partition))
                    : Refuse(AmqpFault.NoSuchPartition(id, hub.Partitions), name);

            case var type:
                return Refuse(AmqpFault.BadRequest($"The type '{type}' is neither {HubType} nor {PartitionType}"), name);
        }
    }

    private AmqpFault? Authorize(Message request, string hub)
    {
        var path = new LinkPath(LinkTarget.Management, hub, "", "", hub.Length == 0 ? ["$management"] : [hub, "$management"]);
        return Text(request, "security_token") is { } token
            ? Client.Service.Verifier.Verify(token, path.Segments, out _)
            : Client.Claims.Check(path, AccessRights.None);
    }

    private Map Describe(HubInfo hub) => new()
    {
        ["name"] = hub.Name,
        ["type"] = HubType,
        ["created_at"] = Client.Service.Created.UtcDateTime,
        ["partition_count"] = hub.Partitions,
        ["partition_ids"] = Enumerable.Range(0, hub.Partitions).Select(Id).ToArray(),
        ["georeplication_factor"] = 1,
    };

    private static Map Describe(HubInfo hub, int partition)
    {
        var state = LogState.Of(hub.Logs[partition]);
        return new Map
        {
            ["name"] = hub.Name,
            ["type"] = PartitionType,
            ["partition"] = Id(partition),
            ["begin_sequence_number"] = state.FirstSequence,
            ["last_enqueued_sequence_number"] = state.LastSequence,
            ["last_enqueued_offset"] = state.LastOffset,
            ["last_enqueued_time_utc"] = state.LastTime,
            ["is_partition_empty"] = state.IsEmpty,
        };
    }

    private static string Id(int partition) => partition.ToString(CultureInfo.InvariantCulture);
}
