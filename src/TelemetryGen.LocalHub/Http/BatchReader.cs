using System.Text.Json;
using TelemetryGen.LocalHub.Store;

namespace TelemetryGen.LocalHub.Http;

/// <summary>An event of a request.</summary>
/// <param name="Body">Of the request where nothing in it is escaped.</param>
/// <param name="Properties">The sender's.</param>
/// <param name="PartitionKey">Its key, or null.</param>
internal readonly record struct BatchEvent(
    ReadOnlyMemory<byte> Body, IReadOnlyDictionary<string, object> Properties, string? PartitionKey);

/// <summary>
/// The body of a REST batch: a JSON array of <c>{"Body": "text", "UserProperties": {}, "BrokerProperties": {}}</c>, read strictly
/// (Azure documentation, "Send batch events"). The text of Body becomes its UTF-8 bytes. A lawful batch has up to 87,381 events: an object
/// for each would live through the collections that they themselves bring about, and all senders would wait for those.
/// </summary>
internal static class BatchReader
{
    /// <summary>The content type that makes a request a batch.</summary>
    public const string ContentType = "application/vnd.microsoft.servicebus.json";

    public static HubFault? TryRead(ReadOnlyMemory<byte> body, out IReadOnlyList<BatchEvent> events)
    {
        events = [];

        // What some serializers and editors begin with; RFC 8259 section 8.1 lets a reader pass over it.
        if (body.Span.StartsWith("\uFEFF"u8))
        {
            body = body[3..];
        }

        if (!JsonText.TryParse(body, out var document, out var fault))
        {
            return HubFault.BadRequest($"The batch is not JSON: {fault}");
        }

        using (document)
        {
            return TryReadAll(document.RootElement, body, out events);
        }
    }

    private static HubFault? TryReadAll(JsonElement batch, ReadOnlyMemory<byte> json, out IReadOnlyList<BatchEvent> events)
    {
        events = [];
        if (batch.ValueKind != JsonValueKind.Array || batch.GetArrayLength() == 0)
        {
            return HubFault.BadRequest("A batch is a JSON array with at least one event");
        }

        var read = new List<BatchEvent>(batch.GetArrayLength());
        foreach (var element in batch.EnumerateArray())
        {
            if (TryRead(element, json, out var item) is { } wrong)
            {
                return wrong with { Text = $"Event {read.Count} of the batch: {wrong.Text}" };
            }

            read.Add(item);
        }

        events = read;
        return null;
    }

    private static HubFault? TryRead(JsonElement element, ReadOnlyMemory<byte> json, out BatchEvent item)
    {
        item = default;
        if (element.ValueKind != JsonValueKind.Object)
        {
            return HubFault.BadRequest("it is not a JSON object");
        }

        ReadOnlyMemory<byte>? body = null;
        string? key = null;
        var properties = EventSections.NoProperties;
        foreach (var member in element.EnumerateObject())
        {
            var fault = member.NameEquals("Body"u8) ? TryReadBody(member.Value, json, out body)
                : member.NameEquals("UserProperties"u8) ? TryReadProperties(member.Value, out properties)
                : member.NameEquals("BrokerProperties"u8) ? BrokerProperties.TryRead(member.Value, out key)
                : HubFault.BadRequest($"'{member.Name}' is not Body, UserProperties or BrokerProperties");
            if (fault is not null)
            {
                return fault;
            }
        }

        if (body is not { } bytes)
        {
            return HubFault.BadRequest("Body is missing");
        }

        item = new BatchEvent(bytes, properties, key);
        return null;
    }

    private static HubFault? TryReadBody(JsonElement element, ReadOnlyMemory<byte> json, out ReadOnlyMemory<byte>? body)
    {
        var isText = JsonText.TryGetUtf8(element, json, out var bytes);
        body = bytes;
        return isText ? null : HubFault.BadRequest("Body is not a text");
    }

    private static HubFault? TryReadProperties(JsonElement element, out IReadOnlyDictionary<string, object> properties)
    {
        var read = new Dictionary<string, object>();
        properties = read;
        if (element.ValueKind != JsonValueKind.Object)
        {
            return HubFault.BadRequest("UserProperties is not a JSON object");
        }

        foreach (var member in element.EnumerateObject())
        {
            if (Value(member.Value) is not { } value)
            {
                return HubFault.BadRequest($"UserProperties '{member.Name}' is not a text, number, true or false");
            }

            read.Add(member.Name, value);
        }

        return null;
    }

    private static object? Value(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String => JsonText.TryGet(element, out var text) ? text : null,
        JsonValueKind.Number when element.TryGetInt32(out var number) => number,
        JsonValueKind.Number when element.TryGetInt64(out var number) => number,
        JsonValueKind.Number when element.TryGetDouble(out var number) && double.IsFinite(number) => number,
        _ => null,
    };
}
