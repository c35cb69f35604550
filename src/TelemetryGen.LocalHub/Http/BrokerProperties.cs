using System.Text.Json;
using TelemetryGen.EventHubs;

namespace TelemetryGen.LocalHub.Http;

/// <summary>
/// BrokerProperties, in a header or in an event of a batch: a JSON object with at most a PartitionKey. Anything else in it would be
/// lost, so it is refused.
/// </summary>
internal static class BrokerProperties
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>The partition key of a header, or null without one.</summary>
    public static HubFault? TryRead(string header, out string? partitionKey)
    {
        partitionKey = null;
        if (header.Length == 0)
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(header, Strict);
            return TryRead(document.RootElement, out partitionKey);
        }
        catch (JsonException)
        {
            return HubFault.BadRequest("BrokerProperties is not JSON");
        }
    }

    /// <summary>The partition key of an object, or null without one.</summary>
    public static HubFault? TryRead(JsonElement element, out string? partitionKey)
    {
        partitionKey = null;
        if (element.ValueKind != JsonValueKind.Object)
        {
            return HubFault.BadRequest("BrokerProperties is not a JSON object");
        }

        foreach (var member in element.EnumerateObject())
        {
            if (member.Name != "PartitionKey")
            {
                return HubFault.BadRequest($"BrokerProperties has '{member.Name}'; only PartitionKey is known");
            }

            if (!JsonText.TryGet(member.Value, out var key) || key.Length is 0 or > EventHubNames.MaxPartitionKeyLength)
            {
                return HubFault.BadRequest($"PartitionKey is not a text of 1 to {EventHubNames.MaxPartitionKeyLength} characters");
            }

            partitionKey = key;
        }

        return null;
    }
}
