namespace TelemetryGen.LocalHub.Store;

/// <summary>An event that is not yet stored.</summary>
internal sealed record NewEvent(
    int Partition,
    string? Publisher,
    string? PartitionKey,
    string? ContentType,
    IReadOnlyDictionary<string, object> Properties,
    ReadOnlyMemory<byte> Body);

/// <summary>The events of one request: stored together or not at all.</summary>
internal sealed record Publication(HubInfo Hub, IReadOnlyList<NewEvent> Events);

/// <summary>What became of a publication.</summary>
internal enum AppendResult
{
    /// <summary>All its events are on the disk.</summary>
    Stored,

    /// <summary>There is no space; none of its events is kept.</summary>
    Full,

    /// <summary>The store failed otherwise; none of its events is kept.</summary>
    Failed,

    /// <summary>The hub stops and took nothing.</summary>
    Stopping,
}
