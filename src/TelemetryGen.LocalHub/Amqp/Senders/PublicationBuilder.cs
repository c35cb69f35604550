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
        int? common = null;
        var events = new Publication(hub);
        var fault = format == BatchFormat
            ? TryAddAll(events, envelope, ref common)
            : TryAdd(events, envelope, envelope.PartitionKey, ref common);
        publication = fault is null ? events : null;
        return fault;
    }

    private AmqpFault? TryAddAll(Publication events, in EncodedEvent envelope, ref int? common)
    {
        if (envelope.IsRawBody)
        {
            return AmqpFault.BadMessage("A batch has its events in data sections");
        }

        var messages = new DataSections(envelope.BodySections);
        while (messages.TryRead(out var message))
        {
            if (EncodedEvent.TryRead(message, out var item) is { } malformed)
            {
                return AmqpFault.BadMessage($"Event {events.Count} of the batch: {malformed}");
            }

            if (item.PartitionKey is not null && envelope.PartitionKey is not null && item.PartitionKey != envelope.PartitionKey)
            {
                return AmqpFault.BadEvent($"Event {events.Count} of the batch has another partition key than the batch");
            }

            if (TryAdd(events, item, item.PartitionKey ?? envelope.PartitionKey, ref common) is { } misplaced)
            {
                return misplaced;
            }
        }

        return null;
    }

    private AmqpFault? TryAdd(Publication events, in EncodedEvent item, string? sentKey, ref int? common)
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
        var place = partition ?? (key is null ? common ??= hub.NextPartition() : hub.PartitionOf(key));
        events.Add(new NewEvent(place, _publisher, key, item.Sections, item.Body, item.IsRawBody));
        return null;
    }
}
