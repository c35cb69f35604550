using TelemetryGen.LocalHub.Amqp.Errors;
using TelemetryGen.LocalHub.Amqp.Links;
using TelemetryGen.LocalHub.Store;

namespace TelemetryGen.LocalHub.Amqp.Senders;

/// <summary>Makes the events of a message, with their partitions.</summary>
internal sealed class PublicationBuilder(HubInfo hub, LinkPath path, int? partition)
{
    /// <summary>Message format of a batch: each data section holds an encoded message.</summary>
    public const uint BatchFormat = 0x80013700;

    private readonly string? _publisher = path.Target == LinkTarget.Publisher ? path.Value : null;

    /// <summary>Null when all events of the message can be stored.</summary>
    public AmqpFault? TryBuild(ReadOnlyMemory<byte> message, uint format, out Publication? publication)
    {
        publication = null;
        if (EncodedEvent.TryRead(message, out var envelope) is { } malformed)
        {
            return AmqpFault.BadMessage(malformed);
        }

        // Events without a key stay together, as in Azure.
        var common = new Lazy<int>(hub.NextPartition);
        var events = new List<NewEvent>(Math.Max(1, envelope.Data.Count));
        if (format != BatchFormat)
        {
            if (TryAdd(events, envelope, envelope.PartitionKey, common) is { } misplaced)
            {
                return misplaced;
            }
        }
        else if (TryAddAll(events, envelope, common) is { } wrong)
        {
            return wrong;
        }

        publication = new Publication(hub, events);
        return null;
    }

    private AmqpFault? TryAddAll(List<NewEvent> events, in EncodedEvent envelope, Lazy<int> common)
    {
        if (envelope.IsRawBody)
        {
            return AmqpFault.BadMessage("A batch has its events in data sections");
        }

        for (var i = 0; i < envelope.Data.Count; i++)
        {
            if (EncodedEvent.TryRead(envelope.Data[i], out var item) is { } malformed)
            {
                return AmqpFault.BadMessage($"Event {i} of the batch: {malformed}");
            }

            if (item.PartitionKey is not null && envelope.PartitionKey is not null && item.PartitionKey != envelope.PartitionKey)
            {
                return AmqpFault.BadEvent($"Event {i} of the batch has another partition key than the batch");
            }

            if (TryAdd(events, item, item.PartitionKey ?? envelope.PartitionKey, common) is { } misplaced)
            {
                return misplaced;
            }
        }

        return null;
    }

    private AmqpFault? TryAdd(List<NewEvent> events, in EncodedEvent item, string? sentKey, Lazy<int> common)
    {
        if (partition is not null && sentKey is not null)
        {
            return AmqpFault.BadEvent("A partition key cannot be sent to a given partition");
        }

        if (_publisher is not null && sentKey is not null && sentKey != _publisher)
        {
            return AmqpFault.BadEvent($"The partition key '{sentKey}' is not the publisher's name '{_publisher}'");
        }

        var key = _publisher ?? sentKey;
        var place = partition ?? (key is null ? common.Value : hub.PartitionOf(key));
        events.Add(new NewEvent(place, _publisher, key, item.Sections, item.Body, item.IsRawBody));
        return null;
    }
}
