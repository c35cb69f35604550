using System.Globalization;
using System.Text.Json;
using TelemetryGen.EventHubs;

namespace TelemetryGen.LocalHub.Http.Reading;

/// <summary>
/// An event as a JSON object: <c>partition</c>, <c>sequenceNumber</c>, <c>offset</c> (text), <c>enqueuedTime</c> (ISO 8601, UTC), where
/// there is one <c>publisher</c>, <c>partitionKey</c>, <c>contentType</c>, <c>properties</c>, and <c>body</c> (base64).
/// </summary>
internal static class EventLine
{
    public static void Write(Utf8JsonWriter writer, StoredEvent item)
    {
        writer.WriteStartObject();
        writer.WriteString("partition", item.Partition.ToString(CultureInfo.InvariantCulture));
        writer.WriteNumber("sequenceNumber", item.SequenceNumber);
        writer.WriteString("offset", item.Offset.ToString(CultureInfo.InvariantCulture));
        writer.WriteString(
            "enqueuedTime", item.EnqueuedTime.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture));
        WriteText(writer, "publisher", item.Publisher);
        WriteText(writer, "partitionKey", item.PartitionKey);
        WriteText(writer, "contentType", item.ContentType);
        if (item.Properties.Count > 0)
        {
            writer.WriteStartObject("properties");
            foreach (var (name, value) in item.Properties)
            {
                writer.WritePropertyName(name);
                EventPropertyJson.Write(writer, value);
            }

            writer.WriteEndObject();
        }

        writer.WriteBase64String("body", item.Body.Span);
        writer.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }
}
