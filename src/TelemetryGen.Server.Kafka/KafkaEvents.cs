using Confluent.Kafka;

namespace TelemetryGen.Server.Kafka;

/// <summary>A message of Confluent's client as an event of ours.</summary>
internal static class KafkaEvents
{
    /// <summary>Keys as text.</summary>
    public static IDeserializer<string?> Keys { get; } = new KeyText();

    /// <summary>Reads a message, whatever its producer wrote.</summary>
    /// <param name="result">The message.</param>
    /// <param name="partitionId">Its partition.</param>
    /// <param name="encoding">How headers are read.</param>
    /// <param name="clock">For messages from before Kafka 0.10, which have no time: when they are read.</param>
    public static TelemetryEvent ToTelemetryEvent(
        ConsumeResult<string?, byte[]?> result, string partitionId, KafkaHeaderEncoding encoding, TimeProvider clock)
    {
        var message = result.Message;
        var headers = EventHeaders.Read(message.Headers, encoding);
        return new()
        {
            Body = message.Value,
            PartitionId = partitionId,
            SequenceNumber = result.Offset.Value,
            EnqueuedTime = message.Timestamp.Type == TimestampType.NotAvailable
                ? clock.GetUtcNow()
                : UnixTime.ReadNearest(message.Timestamp.UnixTimestampMs),
            Publisher = headers.Publisher,
            PartitionKey = message.Key ?? headers.PartitionKey,
            ContentType = headers.ContentType,
            Properties = headers.Properties,
        };
    }

    private sealed class KeyText : IDeserializer<string?>
    {
        public string? Deserialize(ReadOnlySpan<byte> data, bool isNull, SerializationContext context) =>
            isNull ? null : EventHeaders.ReadText(data);
    }
}
