using System.Globalization;
using System.Text.Json;

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
                WriteValue(writer, value);
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

    // Values of AMQP that JSON has no word for become text; bytes base64.
    private static void WriteValue(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case bool truth:
                writer.WriteBooleanValue(truth);
                break;
            case byte or sbyte or short or ushort or int or uint or long:
                writer.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case ulong number:
                writer.WriteNumberValue(number);
                break;
            case float number when float.IsFinite(number):
                writer.WriteNumberValue(number);
                break;
            case double number when double.IsFinite(number):
                writer.WriteNumberValue(number);
                break;
            case byte[] bytes:
                writer.WriteBase64StringValue(bytes);
                break;
            case DateTime time:
                writer.WriteStringValue(time.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture));
                break;
            default:
                writer.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }
}
