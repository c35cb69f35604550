using System.Text.Encodings.Web;
using System.Text.Json;
using TelemetryGen.EventHubs;

namespace TelemetryGen.Server.DeadLetters;

/// <summary>A dead letter as one line of JSON: what <c>telemetrygen replay</c> reads.</summary>
internal static class DeadLetterJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The line in UTF-8, without its end.</summary>
    public static byte[] Write(DeadLetter letter)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("time", letter.Time);
            json.WriteString("reason", letter.Reason.ToString());
            json.WriteString("detail", letter.Detail);
            json.WriteString("schema", letter.Schema);
            WriteHeader(json, letter.Event.Body.Span);
            WriteEvent(json, letter.Event);
            if (letter.FailedRecords.Count > 0)
            {
                json.WriteStartArray("failedRecords");
                foreach (var place in letter.FailedRecords)
                {
                    json.WriteNumberValue(place);
                }

                json.WriteEndArray();
            }

            json.WriteBase64String("body", letter.Event.Body.Span);
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    private static void WriteHeader(Utf8JsonWriter json, ReadOnlySpan<byte> body)
    {
        if (MessageHeader.TryRead(body, out var header))
        {
            json.WriteNumber("schemaId", header.SchemaId);
            json.WriteNumber("schemaVersion", header.Version);
            json.WriteNumber("templateId", header.TemplateId);
        }
    }

    private static void WriteEvent(Utf8JsonWriter json, in TelemetryEvent e)
    {
        json.WriteString("partition", e.PartitionId);
        json.WriteNumber("sequenceNumber", e.SequenceNumber);
        json.WriteString("offset", e.Offset);
        json.WriteString("enqueuedTime", e.EnqueuedTime);
        WriteIfThere(json, "publisher", e.Publisher);
        WriteIfThere(json, "partitionKey", e.PartitionKey);
        WriteIfThere(json, "contentType", e.ContentType);
        if (e.Properties is { Count: > 0 } properties)
        {
            json.WritePropertyName("properties");
            EventPropertyJson.WriteAll(json, properties);
        }
    }

    private static void WriteIfThere(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }
}
