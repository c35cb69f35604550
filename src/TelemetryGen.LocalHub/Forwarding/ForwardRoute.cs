using TelemetryGen.EventHubs;
using TelemetryGen.LocalHub.Store;

namespace TelemetryGen.LocalHub.Forwarding;

/// <summary>What keeps events in their order: a publisher, a partition key, or for those with neither their partition.</summary>
/// <param name="Publisher">As whom they are sent; null for nobody.</param>
/// <param name="PartitionKey">Of events without a publisher; or null.</param>
internal readonly record struct ForwardRoute(string? Publisher, string? PartitionKey)
{
    public static ForwardRoute Of(StoredEvent item) =>
        item.Publisher is { } publisher ? new(publisher, null) : new(null, item.PartitionKey);

    /// <summary>The address of the link.</summary>
    public string Address(string hub) => Publisher is null ? hub : $"{hub}/Publishers/{Uri.EscapeDataString(Publisher)}";

    /// <summary>What the token of the link is for.</summary>
    public Uri Resource(string host, string hub) =>
        Publisher is null ? EventHubResource.Hub(host, hub) : EventHubResource.Publisher(host, hub, Publisher);
}
