namespace TelemetryGen.LocalHub;

/// <summary>An event as the hub keeps it.</summary>
public sealed record StoredEvent
{
    /// <summary>The hub, as its options name it.</summary>
    public required string Hub { get; init; }

    /// <summary>The partition, from 0.</summary>
    public required int Partition { get; init; }

    /// <summary>Number within the partition: 0, 1, 2 without gaps.</summary>
    public required long SequenceNumber { get; init; }

    /// <summary>Place in the whole store, over all hubs: from 1, rising, never used again. Resume reading with it.</summary>
    public required long Position { get; init; }

    /// <summary>Place in the partition's log. Rising; opaque as in Azure, so compare and keep it, but do not calculate with it.</summary>
    public required long Offset { get; init; }

    /// <summary>When the hub took it, in UTC to the millisecond.</summary>
    public required DateTimeOffset EnqueuedTime { get; init; }

    /// <summary>The publisher it was sent as, or null.</summary>
    public string? Publisher { get; init; }

    /// <summary>The partition key; for a publisher its name; or null.</summary>
    public string? PartitionKey { get; init; }

    /// <summary>The Content-Type of a single event; null when there was none, and for events of a REST batch.</summary>
    public string? ContentType { get; init; }

    /// <summary>User properties by name: each an int, long, double, bool or string.</summary>
    public required IReadOnlyDictionary<string, object> Properties { get; init; }

    /// <summary>The bytes that were sent; may be empty.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }
}
