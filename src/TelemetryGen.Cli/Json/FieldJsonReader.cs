using System.Globalization;
using System.Text.Json;
using TelemetryGen.Schema;

namespace TelemetryGen.Cli.Json;

/// <summary>Properties of JSON to the values of fields, of any depth.</summary>
internal sealed class FieldJsonReader(SchemaSpec schema)
{
    /// <param name="record">The message, or the record inside, whose property it is.</param>
    /// <param name="property">The property.</param>
    /// <param name="message">The message's name, for errors.</param>
    /// <param name="path">The way to the property below the message, for errors.</param>
    public object? Of(MessageSpec record, JsonProperty property, string message, string path) =>

        // The writer names unknown fields; a value of one is not looked at.
        property.Value.ValueKind == JsonValueKind.Null || record.LiveFields.FirstOrDefault(f => f.Name == property.Name) is not { } field
            ? null
            : field.IsGroup || field.IsArray ? List(new(message, path), field, property.Value) : One(new(message, path), field, property.Value);

    /// <summary>A value in the words of an error.</summary>
    public static string Describe(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        _ => value.GetRawText(),
    };

    private object?[] List(JsonPlace place, FieldSpec field, JsonElement value) => value.ValueKind == JsonValueKind.Array
        ? [.. value.EnumerateArray().Select((item, i) => One(place.At(i), field, item))]
        : throw WrongType(place, value, field.Part is null ? "an array of numbers" : "an array of objects");

    private Dictionary<string, object?> Record(JsonPlace place, MessageSpec part, JsonElement value) => value.ValueKind == JsonValueKind.Object
        ? value.EnumerateObject().ToDictionary(p => p.Name, p => Of(part, p, place.Message, $"{place.Path}.{p.Name}"))
        : throw WrongType(place, value, "an object");

    private object One(JsonPlace place, FieldSpec field, JsonElement value)
    {
        if (field.Part is { } part)
        {
            return Record(place, part, value);
        }

        return (field.Kind, value.ValueKind) switch
        {
            (FieldKind.Boolean, JsonValueKind.True or JsonValueKind.False) => value.GetBoolean(),
            (FieldKind.Boolean, _) => throw WrongType(place, value, "true or false"),
            (FieldKind.Text or FieldKind.FixedText, JsonValueKind.String) => value.GetString()!,
            (FieldKind.Text or FieldKind.FixedText, _) => throw WrongType(place, value, "a text"),
            (FieldKind.Bytes or FieldKind.FixedBytes, _) =>
                value.ValueKind == JsonValueKind.String && value.TryGetBytesFromBase64(out var bytes) ? bytes : throw WrongType(place, value, "bytes in base64"),
            (FieldKind.Guid, _) => value.ValueKind == JsonValueKind.String && value.TryGetGuid(out var guid) ? guid : throw WrongType(place, value, "a GUID"),
            (FieldKind.Duration, _) =>
                value.ValueKind == JsonValueKind.String && TimeSpan.TryParseExact(value.GetString(), "c", CultureInfo.InvariantCulture, out var duration)
                    ? duration
                    : throw WrongType(place, value, "a span of time such as \"1.02:03:04.500\""),
            (FieldKind.Timestamp, _) => Moment(place, value),
            (FieldKind.Enumeration, JsonValueKind.String) => Member(place, field, value),
            (FieldKind.Flags, JsonValueKind.Array) => Flags(place, field, value),
            (FieldKind.Float, JsonValueKind.String) => NotFinite(place, value),
            (_, JsonValueKind.Number) => value.TryGetDecimal(out var number) && field.Kind != FieldKind.Float ? number : value.GetDouble(),
            (FieldKind.Enumeration, _) => throw WrongType(place, value, "a name or a number"),
            (FieldKind.Flags, _) => throw WrongType(place, value, "an array of names, or a number"),
            _ => throw WrongType(place, value, "a number"),
        };
    }

    private static DateTimeOffset Moment(JsonPlace place, JsonElement value)
    {
        const string expected = "a moment such as \"2026-07-01T12:00:00Z\"";
        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

        // Without Z or an offset it would be the local time of whoever runs this.
        var hasOffset = text.EndsWith('Z') || (text.Length > 6 && text[^6] is '+' or '-' && text[^3] == ':');
        return hasOffset && value.TryGetDateTimeOffset(out var moment) ? moment : throw WrongType(place, value, expected);
    }

    private decimal Member(JsonPlace place, FieldSpec field, JsonElement value)
    {
        var (enumeration, name) = (schema.EnumOf(field), value.GetString()!);
        return enumeration.Members.FirstOrDefault(m => m.Name == name) is { Name: not null } member
            ? member.Value
            : throw WrongType(place, value, $"one of {string.Join(", ", enumeration.Members.Select(m => m.Name))}, or a number");
    }

    private decimal Flags(JsonPlace place, FieldSpec field, JsonElement value)
    {
        var wire = schema.EnumOf(field).Wire;
        var bits = value.EnumerateArray().Aggregate(0UL, (all, item) => all | item.ValueKind switch
        {
            JsonValueKind.String => wire.BitsOf(Member(place, field, item)),
            JsonValueKind.Number when item.TryGetUInt64(out var number) && number == wire.BitsOf(number) => number,
            _ => throw WrongType(place, item, "names, or a number of bits that the type has"),
        });

        return FlagNames.Value(wire, bits);
    }

    private static double NotFinite(JsonPlace place, JsonElement value) => value.GetString()! switch
    {
        "NaN" => double.NaN,
        "Infinity" => double.PositiveInfinity,
        "-Infinity" => double.NegativeInfinity,
        _ => throw WrongType(place, value, "a number, \"NaN\", \"Infinity\" or \"-Infinity\""),
    };

    private static MessageFormatException WrongType(JsonPlace place, JsonElement value, string expected) =>
        new($"{place} is {Describe(value)}; it must be {expected}.", place.Message, place.Path, value.GetRawText(), expected);
}
