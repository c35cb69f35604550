using System.Globalization;
using System.Text.Json;
using TelemetryGen.Schema;

namespace TelemetryGen.Json;

/// <summary>Properties of JSON to the values of fields, of any depth.</summary>
internal sealed class FieldJsonReader(SchemaSpec schema)
{
    /// <summary>The values of a record by name, of its own properties those that are fields and of the others null: the writer names them.</summary>
    /// <param name="place">The message, or the way to the record inside.</param>
    /// <param name="record">What the object should be.</param>
    /// <param name="value">The object.</param>
    /// <param name="but">A property that is none of the record's.</param>
    public Dictionary<string, object?> Record(Place place, MessageSpec record, JsonElement value, string? but = null)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            throw WrongType(place, value, "an object");
        }

        var values = new Dictionary<string, object?>();
        foreach (var property in value.EnumerateObject().Where(p => p.Name != but))
        {
            var at = place.At(property.Name);
            if (!values.TryAdd(property.Name, Of(at, record, property)))
            {
                throw new MessageFormatException($"{at} stands there twice.", at.Message, at.Field);
            }
        }

        return values;
    }

    private object? Of(Place place, MessageSpec record, JsonProperty property) =>
        property.Value.ValueKind == JsonValueKind.Null || record.LiveFields.FirstOrDefault(f => f.Name == property.Name) is not { } field
            ? null
            : field.IsGroup || field.IsArray ? List(place, field, property.Value) : One(place, field, property.Value);

    /// <summary>A value in the words of an error.</summary>
    public static string Describe(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        _ => value.GetRawText(),
    };

    private object?[] List(Place place, FieldSpec field, JsonElement value) => value.ValueKind == JsonValueKind.Array
        ? [.. value.EnumerateArray().Select((item, i) => One(place.At(i), field, item))]
        : throw WrongType(place, value, field.Part is null ? "an array of numbers" : "an array of objects");

    private object One(Place place, FieldSpec field, JsonElement value)
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
            (FieldKind.Duration, _) => JsonSpans.Of(place, value),
            (FieldKind.Timestamp, _) => JsonMoments.Of(place, value),
            (FieldKind.Enumeration, JsonValueKind.String) => Member(place, field, value),
            (FieldKind.Flags, JsonValueKind.Array) => Flags(place, field, value),
            (FieldKind.Float, JsonValueKind.String) => NotFinite(place, value),
            (_, JsonValueKind.Number) => JsonNumbers.Of(field, place, value),
            (FieldKind.Enumeration, _) => throw WrongType(place, value, "a name or a number"),
            (FieldKind.Flags, _) => throw WrongType(place, value, "an array of names, or a number"),
            _ => throw WrongType(place, value, "a number"),
        };
    }

    private decimal Member(Place place, FieldSpec field, JsonElement value)
    {
        var (enumeration, name) = (schema.EnumOf(field), value.GetString()!);
        return enumeration.Members.FirstOrDefault(m => m.Name == name) is { Name: not null } member
            ? member.Value
            : throw WrongType(place, value, enumeration.Members.Count == 0 ? "a number" : $"one of {string.Join(", ", enumeration.Members.Select(m => m.Name))}, or a number");
    }

    private decimal Flags(Place place, FieldSpec field, JsonElement value)
    {
        var wire = schema.EnumOf(field).Wire;
        var bits = value.EnumerateArray().Aggregate(0UL, (all, item) => all | item.ValueKind switch
        {
            JsonValueKind.String => wire.BitsOf(Member(place, field, item)),
            JsonValueKind.Number when item.TryGetUInt64(out var number) && number == wire.BitsOf(number) => number,
            _ => throw WrongType(place, item, $"a name, or a number of bits, at most {wire.BitsOf(-1).ToString(CultureInfo.InvariantCulture)}"),
        });

        return FlagNames.Value(wire, bits);
    }

    private static double NotFinite(Place place, JsonElement value) => value.GetString()! switch
    {
        "NaN" => double.NaN,
        "Infinity" => double.PositiveInfinity,
        "-Infinity" => double.NegativeInfinity,
        _ => throw WrongType(place, value, "a number, \"NaN\", \"Infinity\" or \"-Infinity\""),
    };

    public static MessageFormatException WrongType(Place place, JsonElement value, string expected) =>
        new($"{place} is {Describe(value)}; it must be {expected}.", place.Message, place.Field, value.GetRawText(), expected);
}
