using System.Text;
using System.Text.Json;
using TelemetryGen.EventHubs;

namespace TelemetryGen.LocalHub.Http;

/// <summary>
/// BrokerProperties, in a header or in an event of a batch: a JSON object, of which an event hub uses the PartitionKey. The others that
/// Azure lists (Label, MessageId, TimeToLive and so on) are for queues; they and all that it does not list are ignored, as its page
/// "Message headers and properties" says.
/// </summary>
internal static class BrokerProperties
{
    /// <summary>The partition key of a header, or null without one.</summary>
    public static HubFault? TryRead(string header, out string? partitionKey)
    {
        partitionKey = null;
        if (header.Length == 0)
        {
            return null;
        }

        if (!JsonText.TryParse(Encoding.UTF8.GetBytes(header), out var document, out _))
        {
            return HubFault.BadRequest("BrokerProperties is not JSON");
        }

        using (document)
        {
            return TryRead(document.RootElement, out partitionKey);
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

        string? session = null;
        foreach (var member in element.EnumerateObject())
        {
            // Null is the default, which is none.
            if (member.Value.ValueKind == JsonValueKind.Null)
            {
                continue;
            }

            if (member.Name == "SessionId" && !JsonText.TryGet(member.Value, out session))
            {
                return HubFault.BadRequest("SessionId is not a text");
            }

            if (member.Name == "PartitionKey"
                && (!JsonText.TryGet(member.Value, out partitionKey) || partitionKey.Length is 0 or > EventHubNames.MaxPartitionKeyLength))
            {
                return HubFault.BadRequest($"PartitionKey is not a text of 1 to {EventHubNames.MaxPartitionKeyLength} characters");
            }
        }

        // Azure's rule; one of the two would otherwise not be what the sender thinks.
        return session is not null && partitionKey is not null && session != partitionKey
            ? HubFault.BadRequest("SessionId and PartitionKey are not the same")
            : null;
    }
}
