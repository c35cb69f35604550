using TelemetryGen.LocalHub.Store;
using TelemetryGen.LocalHub.Store.Encoding;

namespace TelemetryGen.LocalHub;

/// <summary>An event as the hub keeps it.</summary>
public sealed class StoredEvent
{
    private readonly EventHead _head;
    private EventSections? _sections;

    internal StoredEvent(PartitionLog log, in BlockEvent item)
    {
        _head = item.Head;
        Hub = log.Hub;
        Partition = log.Partition;
        SequenceNumber = item.SequenceNumber;
        Position = item.Position;
        EnqueuedMs = item.EnqueuedMs;
        Body = item.Body;
    }

    /// <summary>The hub, as its options name it.</summary>
    public string Hub { get; }

    /// <summary>The partition, from 0.</summary>
    public int Partition { get; }

    /// <summary>Number within the partition: 0, 1, 2 without gaps.</summary>
    public long SequenceNumber { get; }

    /// <summary>Place in the whole store, over all hubs: from 1, rising, never used again. Resume reading with it.</summary>
    public long Position { get; }

    /// <summary>Place in the partition's log. Rising; opaque as in Azure, so compare and keep it, but do not calculate with it.</summary>
    public long Offset => EventOffset.Of(SequenceNumber);

    /// <summary>When the hub took it, in UTC to the millisecond.</summary>
    public DateTimeOffset EnqueuedTime => DateTimeOffset.FromUnixTimeMilliseconds(EnqueuedMs);

    /// <summary>The publisher it was sent as, or null.</summary>
    public string? Publisher => _head.Publisher;

    /// <summary>The partition key; for a publisher its name; or null.</summary>
    public string? PartitionKey => _head.PartitionKey;

    /// <summary>
    /// The content type: for a single event over HTTPS its Content-Type; null when there was none, and for events of a REST batch.
    /// </summary>
    public string? ContentType => Read().ContentType;

    /// <summary>
    /// User properties by name. Over HTTPS each is an int, long, double, bool or string; over AMQP any value of an AMQP map.
    /// </summary>
    public IReadOnlyDictionary<string, object> Properties => Read().Properties;

    /// <summary>
    /// The bytes that were sent; may be empty. Of an AMQP message without data sections its encoded value or sequence section.
    /// </summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary><see cref="EnqueuedTime"/> in Unix milliseconds.</summary>
    internal long EnqueuedMs { get; }

    /// <summary>The encoded AMQP sections before the body, byte for byte as they were sent.</summary>
    internal ReadOnlyMemory<byte> Sections => _head.Sections;

    /// <summary><see cref="Body"/> is encoded AMQP sections, not the payload of a data section.</summary>
    internal bool IsRawBody => _head.IsRawBody;

    private EventSections Read() => _sections ??= EventSections.Decode(_head.Sections);
}
