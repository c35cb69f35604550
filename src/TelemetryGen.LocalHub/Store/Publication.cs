namespace TelemetryGen.LocalHub.Store;

/// <summary>An event that is not yet stored.</summary>
/// <param name="Partition">The partition it goes to.</param>
/// <param name="Publisher">The publisher it is sent as, or null.</param>
/// <param name="PartitionKey">Its key, or null.</param>
/// <param name="Sections">
/// The encoded AMQP sections before the body, as sent: the sender's message annotations, properties, application properties.
/// </param>
/// <param name="Body">The payload of its data sections; with <paramref name="IsRawBody"/> the encoded value or sequence sections.</param>
/// <param name="IsRawBody">It has no data section.</param>
internal readonly record struct NewEvent(
    int Partition, string? Publisher, string? PartitionKey, ReadOnlyMemory<byte> Sections, ReadOnlyMemory<byte> Body,
    bool IsRawBody = false);

/// <summary>The events of one request: stored together or not at all. At least one.</summary>
internal sealed record Publication(HubInfo Hub, IReadOnlyList<NewEvent> Events);

/// <summary>What became of a publication.</summary>
internal enum AppendResult
{
    /// <summary>All its events are on the disk.</summary>
    Stored,

    /// <summary>There is no space; none of its events is kept.</summary>
    Full,

    /// <summary>The store cannot be used any more: it was removed, replaced or is damaged. The hub is ending.</summary>
    Lost,

    /// <summary>More came in this second than the throughput units allow; none of its events is kept.</summary>
    Throttled,

    /// <summary>The hub stops and took nothing.</summary>
    Stopping,
}
