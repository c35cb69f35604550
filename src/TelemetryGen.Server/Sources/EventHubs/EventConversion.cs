using Azure.Core.Amqp;
using Azure.Messaging.EventHubs;

namespace TelemetryGen.Server;

/// <summary>An event of the official client as one of ours.</summary>
internal static class EventConversion
{
    private const string PublisherAnnotation = "x-opt-publisher";

    /// <summary>The same bytes, not copied. Sections that an event does not have are not made.</summary>
    public static TelemetryEvent ToTelemetryEvent(EventData e, string partitionId)
    {
        var message = e.GetRawAmqpMessage();
        return new()
        {
            Body = e.EventBody.ToMemory(),
            PartitionId = partitionId,
            SequenceNumber = e.SequenceNumber,
            Offset = e.OffsetString,
            EnqueuedTime = e.EnqueuedTime,
            Publisher = message.MessageAnnotations.TryGetValue(PublisherAnnotation, out var publisher) ? publisher as string : null,
            PartitionKey = e.PartitionKey,
            ContentType = e.ContentType,
            Properties = message.HasSection(AmqpMessageSection.ApplicationProperties)
                ? (IReadOnlyDictionary<string, object>)e.Properties
                : null,
        };
    }
}
