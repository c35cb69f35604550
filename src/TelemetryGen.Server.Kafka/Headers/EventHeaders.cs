using System.Text;
using System.Text.Unicode;
using Confluent.Kafka;

namespace TelemetryGen.Server.Kafka;

/// <summary>The headers of an event: those that Event Hubs makes, and the properties that it was sent with.</summary>
internal readonly struct EventHeaders
{
    private const string PublisherName = "x-opt-publisher";
    private const string PartitionKeyName = "x-opt-partition-key";
    private const string ContentTypeName = "content-type";

    // What the documentation of Event Hubs tells senders to add, so that readers know.
    private const string AmqpMark = "AMQPheaders";

    private EventHeaders(Dictionary<string, object> properties)
    {
        Publisher = Take(properties, PublisherName);
        PartitionKey = Take(properties, PartitionKeyName);
        ContentType = Take(properties, ContentTypeName);
        Properties = properties.Count > 0 ? properties : null;
    }

    public string? Publisher { get; }

    public string? PartitionKey { get; }

    public string? ContentType { get; }

    public IReadOnlyDictionary<string, object>? Properties { get; }

    /// <summary>Reads them, whatever bytes they are. Of several with one name the last counts; one without a value is an empty
    /// text.</summary>
    public static EventHeaders Read(Headers? headers, KafkaHeaderEncoding encoding)
    {
        if (headers is null || headers.Count == 0)
        {
            return default;
        }

        var isAmqp = encoding switch
        {
            KafkaHeaderEncoding.Amqp => true,
            KafkaHeaderEncoding.Text => false,
            _ => IsAmqp(headers),
        };
        var properties = new Dictionary<string, object>(headers.Count);
        for (var i = 0; i < headers.Count; i++)
        {
            var header = headers[i];
            properties[header.Key] = ReadValue(header.GetValueBytes() ?? [], encoding, isAmqp);
        }

        return new(properties);
    }

    /// <summary>Text, or <c>base64:</c> and the bytes when they are no UTF-8: two keys never become one.</summary>
    public static string ReadText(ReadOnlySpan<byte> bytes) =>
        Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : "base64:" + Convert.ToBase64String(bytes);

    private static object ReadValue(ReadOnlySpan<byte> bytes, KafkaHeaderEncoding encoding, bool isAmqp)
    {
        if (encoding != KafkaHeaderEncoding.Text && (isAmqp || !IsText(bytes)) && AmqpValue.TryRead(bytes, out var value))
        {
            return value ?? "";
        }

        return Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : bytes.ToArray();
    }

    private static bool IsAmqp(Headers headers)
    {
        for (var i = 0; i < headers.Count; i++)
        {
            if (string.Equals(headers[i].Key, AmqpMark, StringComparison.OrdinalIgnoreCase)
                || (headers[i].GetValueBytes() is { Length: > 0 } bytes && !IsText(bytes) && AmqpValue.TryRead(bytes, out _)))
            {
                return true;
            }
        }

        return false;
    }

    // "queue" is also AMQP's int 1969583461, so that only what nobody writes as text is told by its bytes.
    private static bool IsText(ReadOnlySpan<byte> bytes) =>
        Utf8.IsValid(bytes) && bytes.IndexOfAnyInRange((byte)0, (byte)0x1F) < 0 && !bytes.Contains((byte)0x7F);

    private static string? Take(Dictionary<string, object> properties, string name)
    {
        if (!properties.TryGetValue(name, out var value) || value is not string text)
        {
            return null;
        }

        properties.Remove(name);
        return text;
    }
}
