using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Unicode;
using TelemetryGen.LocalHub.Store;

namespace TelemetryGen.LocalHub.Http;

/// <summary>An event of a request.</summary>
/// <param name="Body">Of the request where nothing in it is escaped.</param>
/// <param name="Properties">The sender's.</param>
/// <param name="PartitionKey">Its key, or null.</param>
internal readonly record struct BatchEvent(
    ReadOnlyMemory<byte> Body, IReadOnlyDictionary<string, object> Properties, string? PartitionKey);

/// <summary>
/// The body of a REST batch: a JSON array of <c>{"Body": "text", "UserProperties": {}, "BrokerProperties": {}}</c>, read strictly and
/// event by event (Azure documentation, "Send batch events"). The text of Body becomes its UTF-8 bytes. A document of it all would take
/// three megabytes for a lawful batch of 87,381 events.
/// </summary>
internal ref struct BatchReader
{
    /// <summary>The content type that makes a request a batch.</summary>
    public const string ContentType = "application/vnd.microsoft.servicebus.json";

    private static readonly HubFault NotAnArray = HubFault.BadRequest("A batch is a JSON array with at least one event");

    private readonly ReadOnlyMemory<byte> _json;
    private Utf8JsonReader _reader;
    private int _count;

    /// <param name="body">The body of the request.</param>
    public BatchReader(ReadOnlyMemory<byte> body)
    {
        // What some serializers and editors begin with; RFC 8259 section 8.1 lets a reader pass over it.
        _json = body.Span.StartsWith("\uFEFF"u8) ? body[3..] : body;
        _reader = new Utf8JsonReader(_json.Span);
    }

    /// <summary>Why the batch is refused, after a false of <see cref="TryRead"/>; null when it has ended.</summary>
    public HubFault? Fault { get; private set; }

    /// <summary>The next event; false after the last one, and when the batch is refused.</summary>
    public bool TryRead(out BatchEvent item)
    {
        item = default;
        try
        {
            Fault = (_count == 0 ? TryBegin() : null) ?? TryReadNext(out item);
        }
        catch (JsonException e)
        {
            Fault = NotJson(JsonFault.Where(e));
        }

        return Fault is null && _reader.TokenType == JsonTokenType.EndObject;
    }

    private static HubFault NotJson(string fault) => HubFault.BadRequest($"The batch is not JSON: {fault}");

    private readonly HubFault Wrong(string fault) => HubFault.BadRequest($"Event {_count} of the batch: {fault}");

    private HubFault? TryBegin()
    {
        // The parser looks at the bytes of a text only when somebody asks for it.
        if (!Utf8.IsValid(_json.Span))
        {
            return NotJson(JsonText.NotUtf8);
        }

        _reader.Read();
        return _reader.TokenType == JsonTokenType.StartArray ? null : NotAnArray;
    }

    private HubFault? TryReadNext(out BatchEvent item)
    {
        item = default;
        _reader.Read();
        if (_reader.TokenType == JsonTokenType.EndArray)
        {
            // Nothing may follow.
            _reader.Read();
            return _count == 0 ? NotAnArray : null;
        }

        var fault = _reader.TokenType == JsonTokenType.StartObject ? TryReadEvent(out item) : Wrong("it is not a JSON object");
        _count++;
        return fault;
    }

    private HubFault? TryReadEvent(out BatchEvent item)
    {
        item = default;
        ReadOnlyMemory<byte>? body = null;
        IReadOnlyDictionary<string, object>? properties = null;
        (string? key, bool isKeyRead) = (null, false);
        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            // A name that is no Unicode cannot be compared with any.
            var fault = _reader.ValueIsEscaped && !JsonText.TryGet(_reader, out _) ? NotJson(JsonText.NotUnicode)
                : _reader.ValueTextEquals("Body"u8) ? TryReadBody(ref body)
                : _reader.ValueTextEquals("UserProperties"u8) ? TryReadProperties(ref properties)
                : _reader.ValueTextEquals("BrokerProperties"u8) ? TryReadKey(ref key, ref isKeyRead)
                : Wrong($"'{JsonText.Show(_reader.GetString()!)}' is not Body, UserProperties or BrokerProperties");
            if (fault is not null)
            {
                return fault;
            }
        }

        if (body is not { } bytes)
        {
            return Wrong("Body is missing");
        }

        item = new BatchEvent(bytes, properties ?? EventSections.NoProperties, key);
        return null;
    }

    private HubFault? TryReadBody(ref ReadOnlyMemory<byte>? body)
    {
        if (body is not null)
        {
            return NotJson(JsonFault.Twice);
        }

        _reader.Read();
        var isText = JsonText.TryGetUtf8(_reader, _json, out var bytes);
        body = bytes;
        return isText ? null : Wrong("Body is not a text");
    }

    private HubFault? TryReadProperties(ref IReadOnlyDictionary<string, object>? properties)
    {
        if (properties is not null)
        {
            return NotJson(JsonFault.Twice);
        }

        if (!TryReadValue(out var document, out var fault))
        {
            return NotJson(fault);
        }

        using (document)
        {
            return BatchProperties.TryRead(document.RootElement, out properties) is { } wrong ? Wrong(wrong.Text) : null;
        }
    }

    private HubFault? TryReadKey(ref string? key, ref bool isRead)
    {
        if (isRead)
        {
            return NotJson(JsonFault.Twice);
        }

        if (!TryReadValue(out var document, out var fault))
        {
            return NotJson(fault);
        }

        using (document)
        {
            isRead = true;
            return BrokerProperties.TryRead(document.RootElement, out key) is { } wrong ? Wrong(wrong.Text) : null;
        }
    }

    // What is an object of the sender's: few events have one.
    private bool TryReadValue([NotNullWhen(true)] out JsonDocument? document, [NotNullWhen(false)] out string? fault)
    {
        _reader.Read();
        var start = (int)_reader.TokenStartIndex;
        _reader.Skip();
        return JsonText.TryParse(_json[start..(int)_reader.BytesConsumed], out document, out fault);
    }
}
