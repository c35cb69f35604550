namespace TelemetryGen.LocalHub.Store;

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
