using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using TelemetryGen.LocalHub.Store;

namespace TelemetryGen.LocalHub.Http;

/// <summary>Makes the events of a request, with their partitions, from its path, headers and body.</summary>
internal static class PublicationReader
{
    /// <param name="hub">The hub, which is there.</param>
    /// <param name="path">A path whose partition is one of the hub's and whose publisher is a good name.</param>
    /// <param name="request">The request, whose body was read.</param>
    /// <param name="body">That body.</param>
    /// <param name="publication">The events, when the result is null.</param>
    public static HubFault? TryRead(
        HubInfo hub, HubPath path, HttpRequest request, ReadOnlyMemory<byte> body, out Publication? publication)
    {
        publication = null;
        if (TryReadEvents(request, body, out var events, out var contentType) is { } fault)
        {
            return fault;
        }

        var placed = new NewEvent[events.Count];

        // Events of a batch without a key stay together, as in Azure.
        int? common = null;
        for (var i = 0; i < placed.Length; i++)
        {
            var item = events[i];
            if (TryPlace(hub, path, item.PartitionKey, ref common, out var partition, out var key) is { } misplaced)
            {
                return misplaced;
            }

            var publisher = path.Target == HubTarget.Publisher ? path.Value : null;
            placed[i] = new NewEvent(partition, publisher, key, EventSections.Encode(contentType, item.Properties), item.Body);
        }

        publication = new Publication(hub, placed);
        return null;
    }

    // The content type of a batch is its own, not that of its events.
    private static HubFault? TryReadEvents(
        HttpRequest request, ReadOnlyMemory<byte> body, out IReadOnlyList<BatchEvent> events, out string? contentType)
    {
        (events, contentType) = ([], null);
        var broker = request.Headers["BrokerProperties"].ToString();
        if (IsBatch(request.ContentType))
        {
            if (broker.Length > 0)
            {
                return HubFault.BadRequest("A batch has BrokerProperties in its events, not in a header");
            }

            return BatchReader.TryRead(body, out events);
        }

        if (BrokerProperties.TryRead(broker, out var key) is { } fault)
        {
            return fault;
        }

        contentType = request.ContentType;
        events = [new BatchEvent(body, UserProperties.Read(request.Headers), key)];
        return null;
    }

    // Most are not, which the first letters say.
    private static bool IsBatch(string? contentType) =>
        contentType.AsSpan().TrimStart().StartsWith(BatchReader.ContentType, StringComparison.OrdinalIgnoreCase)
        && MediaTypeHeaderValue.TryParse(contentType, out var type)
        && type.MediaType.Equals(BatchReader.ContentType, StringComparison.OrdinalIgnoreCase);

    private static HubFault? TryPlace(
        HubInfo hub, HubPath path, string? sentKey, ref int? common, out int partition, out string? key)
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

        partition = key is null ? common ??= hub.NextPartition() : hub.PartitionOf(key);
        return null;
    }
}
