using System.Globalization;
using TelemetryGen.LocalHub.Store;

namespace TelemetryGen.LocalHub.Http;

/// <summary>The partitions and keys of the events of one request.</summary>
/// <param name="hub">The hub, which is there.</param>
/// <param name="path">A path whose partition is one of the hub's and whose publisher is a good name.</param>
internal sealed class EventPlacement(HubInfo hub, HubPath path)
{
    // Events of a batch without a key stay together, as in Azure.
    private int? _common;

    /// <summary>Who sends, or null.</summary>
    public string? Publisher { get; } = path.Target == HubTarget.Publisher ? path.Value : null;

    /// <param name="sentKey">The key that an event is sent with, or null.</param>
    /// <param name="partition">Where it goes, when the result is null.</param>
    /// <param name="key">The key that it is kept with, or null.</param>
    public HubFault? TryPlace(string? sentKey, out int partition, out string? key)
    {
        (partition, key) = (0, sentKey);
        switch (path.Target)
        {
            case HubTarget.Partition when sentKey is not null:
                return HubFault.BadRequest("A PartitionKey cannot be sent to a given partition");

            case HubTarget.Partition:
                partition = int.Parse(path.Value, CultureInfo.InvariantCulture);
                return null;

            case HubTarget.Publisher when sentKey is not null && sentKey != path.Value:
                return HubFault.BadRequest($"PartitionKey '{sentKey}' is not the publisher's name '{path.Value}'");

            case HubTarget.Publisher:
                key = path.Value;
                break;
        }

        partition = key is null ? _common ??= hub.NextPartition() : hub.PartitionOf(key);
        return null;
    }
}
