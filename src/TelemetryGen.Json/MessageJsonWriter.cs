using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using TelemetryGen.Schema;

namespace TelemetryGen.Json;

/// <summary>A message as one line of JSON: <c>$message</c>, then the fields as declared, names as in C#.</summary>
public sealed class MessageJsonWriter(SchemaSpec schema)
{
    // Lines go to terminals and files, never into HTML: é and + stay as they are.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The line, without its end.</summary>
    public string Write(MessageValues message)
    {
        var buffer = new ArrayBufferWriter<byte>();
        Write(buffer, message);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>The line in UTF-8, without its end.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="message">The message.</param>
    /// <param name="more">Writes properties behind the fields. Names that begin with $ are no field's.</param>
    public void Write(IBufferWriter<byte> output, MessageValues message, Action<Utf8JsonWriter>? more = null)
    {
        using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartObject();
        json.WriteString("$message", message.Message.Name);
        WriteFields(json, message.Fields);
        more?.Invoke(json);
        json.WriteEndObject();
    }

    /// <summary>The value of one field, as it stands in the message's line.</summary>
    public string Write(FieldValue value)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            Write(json, value.Field, value.Value);
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private void WriteFields(Utf8JsonWriter json, IEnumerable<FieldValue> fields)
    {
        foreach (var (field, value) in fields)
        {
            json.WritePropertyName(field.Name);
            Write(json, field, value);
        }
    }

    private void Write(Utf8JsonWriter json, FieldSpec field, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case IEnumerable<FieldValue> record:
                json.WriteStartObject();
                WriteFields(json, record);
                json.WriteEndObject();
                break;
            case object?[] list:
                json.WriteStartArray();
                Array.ForEach(list, item => Write(json, field, item));
                json.WriteEndArray();
                break;
            case bool truth:
                json.WriteBooleanValue(truth);
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case TimeSpan duration:
                json.WriteStringValue(duration.ToString("c", CultureInfo.InvariantCulture));
                break;
            case Guid guid:
                json.WriteStringValue(guid);
                break;
            case byte[] bytes:
                json.WriteBase64StringValue(bytes);
                break;
            case DateTimeOffset timestamp:
                json.WriteStringValue(timestamp.ToString(Format(field.Resolution), CultureInfo.InvariantCulture));
                break;
            case float single when !float.IsFinite(single):
                json.WriteStringValue(single.ToString(CultureInfo.InvariantCulture));
                break;
            case float single:
                json.WriteNumberValue(single);
                break;
            case double number when !double.IsFinite(number):
                json.WriteStringValue(number.ToString(CultureInfo.InvariantCulture));
                break;
            case double number:
                json.WriteNumberValue(number);
                break;
            case decimal number when field.Kind == FieldKind.Enumeration:
                WriteEnumeration(json, schema.GetEnum(field), number);
                break;
            case decimal number when field.Kind == FieldKind.Flags:
                WriteFlags(json, schema.GetEnum(field), number);
                break;
            default:
                // Decimals have the digits of their step: 21.50 stays 21.50.
                json.WriteRawValue(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture));
                break;
        }
    }

    private static void WriteEnumeration(Utf8JsonWriter json, EnumSpec enumeration, decimal value)
    {
        if (enumeration.Members.FirstOrDefault(m => m.Value == value) is { Name: { } name })
        {
            json.WriteStringValue(name);
        }
        else
        {
            json.WriteNumberValue(value);
        }
    }

    private static void WriteFlags(Utf8JsonWriter json, EnumSpec flags, decimal value)
    {
        var (names, rest) = FlagNames.Decompose(flags, value);
        json.WriteStartArray();
        foreach (var name in names)
        {
            json.WriteStringValue(name);
        }

        if (rest != 0)
        {
            json.WriteNumberValue(rest);
        }

        json.WriteEndArray();
    }

    private static string Format(TimeResolution resolution) => ResolutionFacts.From(resolution).Digits switch
    {
        0 => "yyyy-MM-dd'T'HH:mm:ss'Z'",
        var digits => $"yyyy-MM-dd'T'HH:mm:ss.{new string('f', digits)}'Z'",
    };
}
