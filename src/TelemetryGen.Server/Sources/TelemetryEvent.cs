using System.Globalization;

namespace TelemetryGen.Server;

/// <summary>One event of a hub, from whichever source it came.</summary>
public readonly record struct TelemetryEvent
{
    private readonly string? _offset;

    /// <summary>What the device sent: one message or one batch. Valid while the event is processed.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The partition that it came from.</summary>
    public string PartitionId { get; init; }

    /// <summary>Its number in the partition.</summary>
    public long SequenceNumber { get; init; }

    /// <summary>Its place in the partition, as the service names it; not to be taken apart. Where it is not set, the text of
    /// <see cref="SequenceNumber"/>, as for Kafka: made when it is asked for.</summary>
    public string Offset
    {
        get => _offset ?? SequenceNumber.ToString(CultureInfo.InvariantCulture);
        init => _offset = value;
    }

    /// <summary>When the hub stored it.</summary>
    public DateTimeOffset EnqueuedTime { get; init; }

    /// <summary>The publisher whose token it was sent with; null when it was sent to the hub itself.</summary>
    public string? Publisher { get; init; }

    /// <summary>The partition key that it was sent with; for a publisher's event the publisher.</summary>
    public string? PartitionKey { get; init; }

    /// <summary>The content type that it was sent with.</summary>
    public string? ContentType { get; init; }

    /// <summary>The properties that it was sent with; null when there are none.</summary>
    public IReadOnlyDictionary<string, object>? Properties { get; init; }
}
