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
        var placement = new EventPlacement(hub, path);
        var events = new Publication(hub);
        if ((IsBatch(request.ContentType) ? TryReadBatch(request, body, placement, events) : TryReadOne(request, body, placement, events))
            is { } fault)
        {
            return fault;
        }

        publication = events;
        return null;
    }

    private static HubFault? TryReadOne(
        HttpRequest request, ReadOnlyMemory<byte> body, EventPlacement placement, Publication events)
    {
        if (BrokerProperties.TryRead(Broker(request), out var key) is { } fault)
        {
            return fault;
        }

        var sections = EventSections.Encode(request.ContentType, UserProperties.Read(request.Headers));
        return Add(events, placement, key, sections, body);
    }

    private static HubFault? TryReadBatch(
        HttpRequest request, ReadOnlyMemory<byte> body, EventPlacement placement, Publication events)
    {
        if (Broker(request).Length > 0)
        {
            return HubFault.BadRequest("A batch has BrokerProperties in its events, not in a header");
        }

        var batch = new BatchReader(body);
        while (batch.TryRead(out var item))
        {
            // The content type of a batch is its own, not that of its events.
            if (Add(events, placement, item.PartitionKey, EventSections.Encode(null, item.Properties), item.Body) is { } fault)
            {
                return fault;
            }
        }

        return batch.Fault;
    }

    private static HubFault? Add(
        Publication events, EventPlacement placement, string? sentKey, ReadOnlyMemory<byte> sections, ReadOnlyMemory<byte> body)
    {
        if (placement.TryPlace(sentKey, out var partition, out var key) is { } fault)
        {
            return fault;
        }

        events.Add(new NewEvent(partition, placement.Publisher, key, sections, body));
        return null;
    }

    private static string Broker(HttpRequest request) => request.Headers["BrokerProperties"].ToString();

    // Most are not, which the first letters say.
    private static bool IsBatch(string? contentType) =>
        contentType.AsSpan().TrimStart().StartsWith(BatchReader.ContentType, StringComparison.OrdinalIgnoreCase)
        && MediaTypeHeaderValue.TryParse(contentType, out var type)
        && type.MediaType.Equals(BatchReader.ContentType, StringComparison.OrdinalIgnoreCase);
}
