using System.Globalization;
using System.Text.Json;
using TelemetryGen.Schema;

namespace TelemetryGen.Cli.Json;

/// <summary>One line of JSON to the values of a message; the counterpart of <see cref="MessageJsonWriter"/>.</summary>
public sealed class MessageJsonReader(SchemaSpec schema)
{
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false };

    /// <summary>The message that a line names by <c>$message</c>, or <paramref name="messageName"/>, and its bytes.</summary>
    /// <exception cref="MessageFormatException">The line is no JSON object, or no message of the schema.</exception>
    public byte[] Read(string line, string? messageName)
    {
        using var document = Parse(line);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new MessageFormatException($"This is {Describe(root)}; a message is a JSON object.");
        }

        var writer = new MessageWriter(schema, NameOf(root, messageName));
        try
        {
            var values = root.EnumerateObject().Where(p => p.Name != "$message").ToDictionary(p => p.Name, p => ValueOf(writer.Message, p));
            return writer.Write(values);
        }
        catch (InvalidOperationException)
        {
            // The one thing that the parser lets through and then cannot give as a string.
            throw new MessageFormatException($"A name or text of this {writer.Message.Name} has half of a surrogate pair and no UTF-8 form.", writer.Message.Name);
        }
    }

    private static JsonDocument Parse(string line)
    {
        try
        {
            return JsonDocument.Parse(line, Options);
        }
        catch (JsonException error)
        {
            // Its message ends with a line number of its own, which is always 0 here.
            throw new MessageFormatException($"This is no JSON: {error.Message.Split(" LineNumber:")[0]} (column {error.BytePositionInLine + 1})");
        }
    }

    private static string NameOf(JsonElement root, string? messageName)
    {
        if (!root.TryGetProperty("$message", out var name))
        {
            return messageName ?? throw new MessageFormatException("The line names no \"$message\", and there is no --message.");
        }

        if (name.ValueKind != JsonValueKind.String)
        {
            throw new MessageFormatException($"$message is {Describe(name)}; it must be a message's name.");
        }

        return messageName is null || name.ValueEquals(messageName)
            ? name.GetString()!
            : throw new MessageFormatException($"The line is a {name.GetString()}; --message says {messageName}.", messageName);
    }

    private object? ValueOf(MessageSpec message, JsonProperty property)
    {
        var value = property.Value;

        // The writer names unknown fields; a value of one is not looked at.
        if (value.ValueKind == JsonValueKind.Null || message.Fields.FirstOrDefault(f => f.Name == property.Name) is not { } field)
        {
            return null;
        }

        return (field.Kind, value.ValueKind) switch
        {
            (FieldKind.Boolean, JsonValueKind.True or JsonValueKind.False) => value.GetBoolean(),
            (FieldKind.Boolean, _) => throw WrongType(message, field, value, "true or false"),
            (FieldKind.Text or FieldKind.FixedText, JsonValueKind.String) => value.GetString()!,
            (FieldKind.Text or FieldKind.FixedText, _) => throw WrongType(message, field, value, "a text"),
            (FieldKind.Bytes or FieldKind.FixedBytes, _) =>
                value.ValueKind == JsonValueKind.String && value.TryGetBytesFromBase64(out var bytes) ? bytes : throw WrongType(message, field, value, "bytes in base64"),
            (FieldKind.Guid, _) => value.ValueKind == JsonValueKind.String && value.TryGetGuid(out var guid) ? guid : throw WrongType(message, field, value, "a GUID"),
            (FieldKind.Duration, _) =>
                value.ValueKind == JsonValueKind.String && TimeSpan.TryParseExact(value.GetString(), "c", CultureInfo.InvariantCulture, out var duration)
                    ? duration
                    : throw WrongType(message, field, value, "a span of time such as \"1.02:03:04.500\""),
            (FieldKind.Timestamp, _) => Moment(message, field, value),
            (FieldKind.Enumeration, JsonValueKind.String) => Member(message, field, value),
            (FieldKind.Flags, JsonValueKind.Array) => Flags(message, field, value),
            (FieldKind.Float, JsonValueKind.String) => NotFinite(message, field, value),
            (_, JsonValueKind.Number) => value.TryGetDecimal(out var number) && field.Kind != FieldKind.Float ? number : value.GetDouble(),
            (FieldKind.Enumeration, _) => throw WrongType(message, field, value, "a name or a number"),
            (FieldKind.Flags, _) => throw WrongType(message, field, value, "an array of names, or a number"),
            _ => throw WrongType(message, field, value, "a number"),
        };
    }

    private static DateTimeOffset Moment(MessageSpec message, FieldSpec field, JsonElement value)
    {
        const string expected = "a moment such as \"2026-07-01T12:00:00Z\"";
        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

        // Without Z or an offset it would be the local time of whoever runs this.
        var hasOffset = text.EndsWith('Z') || (text.Length > 6 && text[^6] is '+' or '-' && text[^3] == ':');
        return hasOffset && value.TryGetDateTimeOffset(out var moment) ? moment : throw WrongType(message, field, value, expected);
    }

    private decimal Member(MessageSpec message, FieldSpec field, JsonElement value)
    {
        var (enumeration, name) = (schema.EnumOf(field), value.GetString()!);
        return enumeration.Members.FirstOrDefault(m => m.Name == name) is { Name: not null } member
            ? member.Value
            : throw WrongType(message, field, value, $"one of {string.Join(", ", enumeration.Members.Select(m => m.Name))}, or a number");
    }

    private decimal Flags(MessageSpec message, FieldSpec field, JsonElement value)
    {
        var wire = schema.EnumOf(field).Wire;
        var bits = value.EnumerateArray().Aggregate(0UL, (all, item) => all | item.ValueKind switch
        {
            JsonValueKind.String => wire.BitsOf(Member(message, field, item)),
            JsonValueKind.Number when item.TryGetUInt64(out var number) && number == wire.BitsOf(number) => number,
            _ => throw WrongType(message, field, item, "names, or a number of bits that the type has"),
        });

        return FlagNames.Value(wire, bits);
    }

    private static double NotFinite(MessageSpec message, FieldSpec field, JsonElement value) => value.GetString()! switch
    {
        "NaN" => double.NaN,
        "Infinity" => double.PositiveInfinity,
        "-Infinity" => double.NegativeInfinity,
        _ => throw WrongType(message, field, value, "a number, \"NaN\", \"Infinity\" or \"-Infinity\""),
    };

    private static MessageFormatException WrongType(MessageSpec message, FieldSpec field, JsonElement value, string expected) => new(
        string.Format(CultureInfo.InvariantCulture, "{0}.{1} is {2}; it must be {3}.", message.Name, field.Name, Describe(value), expected), message.Name, field.Name, value.GetRawText(), expected);

    private static string Describe(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        _ => value.GetRawText(),
    };
}
