using System.Globalization;
using System.Text.Json;
using TelemetryGen.Schema;

namespace TelemetryGen.Json;

/// <summary>Properties of JSON to the values of fields, of any depth.</summary>
internal sealed class FieldJsonReader(SchemaSpec schema)
{
    /// <summary>
    /// The values of a record by name, of its own properties those that are fields and of the others null: the writer names them.
    /// </summary>
    /// <param name="path">The message, or the way to the record inside.</param>
    /// <param name="record">What the object should be.</param>
    /// <param name="value">The object.</param>
    /// <param name="but">A property that is none of the record's.</param>
    public Dictionary<string, object?> Record(FieldPath path, MessageSpec record, JsonElement value, string? but = null)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            throw WrongType(path, value, "an object");
        }

        var values = new Dictionary<string, object?>();
        foreach (var property in value.EnumerateObject().Where(p => p.Name != but))
        {
            var at = path.At(property.Name);
            if (!values.TryAdd(property.Name, Read(at, record, property)))
            {
                throw new MessageFormatException($"{at} occurs twice.", at.Message, at.Field);
            }
        }

        return values;
    }

    private object? Read(FieldPath path, MessageSpec record, JsonProperty property) =>
        property.Value.ValueKind == JsonValueKind.Null || record.LiveFields.FirstOrDefault(f => f.Name == property.Name) is not { } field
            ? null
            : field.IsGroup || field.IsArray ? List(path, field, property.Value) : One(path, field, property.Value);

    /// <summary>A value in the words of an error.</summary>
    public static string Describe(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        _ => value.GetRawText(),
    };

    private object?[] List(FieldPath path, FieldSpec field, JsonElement value) => value.ValueKind == JsonValueKind.Array
        ? [.. value.EnumerateArray().Select((item, i) => One(path.At(i), field, item))]
        : throw WrongType(path, value, field.NestedRecord is null ? "an array of numbers" : "an array of objects");

    private object One(FieldPath path, FieldSpec field, JsonElement value)
    {
        if (field.NestedRecord is { } nested)
        {
            return Record(path, nested, value);
        }

        return (field.Kind, value.ValueKind) switch
        {
            (FieldKind.Boolean, JsonValueKind.True or JsonValueKind.False) => value.GetBoolean(),
            (FieldKind.Boolean, _) => throw WrongType(path, value, "true or false"),
            (FieldKind.Text or FieldKind.FixedText, JsonValueKind.String) => value.GetString()!,
            (FieldKind.Text or FieldKind.FixedText, _) => throw WrongType(path, value, "a text"),
            (FieldKind.Bytes or FieldKind.FixedBytes, _) =>
                value.ValueKind == JsonValueKind.String && value.TryGetBytesFromBase64(out var bytes)
                    ? bytes
                    : throw WrongType(path, value, "bytes in base64"),
            (FieldKind.Guid, _) =>
                value.ValueKind == JsonValueKind.String && value.TryGetGuid(out var guid) ? guid : throw WrongType(path, value, "a GUID"),
            (FieldKind.Duration, _) => JsonDurations.Read(path, value),
            (FieldKind.Timestamp, _) => JsonTimestamps.Read(path, value),
            (FieldKind.Enumeration, JsonValueKind.String) => Member(path, field, value),
            (FieldKind.Flags, JsonValueKind.Array) => Flags(path, field, value),
            (FieldKind.Float, JsonValueKind.String) => NotFinite(path, value),
            (_, JsonValueKind.Number) => JsonNumbers.Read(field, path, value),
            (FieldKind.Enumeration, _) => throw WrongType(path, value, "a name or a number"),
            (FieldKind.Flags, _) => throw WrongType(path, value, "an array of names, or a number"),
            _ => throw WrongType(path, value, "a number"),
        };
    }

    private decimal Member(FieldPath path, FieldSpec field, JsonElement value)
    {
        var (enumeration, name) = (schema.GetEnum(field), value.GetString()!);
        return enumeration.Members.FirstOrDefault(m => m.Name == name) is { Name: not null } member
            ? member.Value
            : throw WrongType(path, value, enumeration.Members.Count == 0
                ? "a number"
                : $"one of {string.Join(", ", enumeration.Members.Select(m => m.Name))}, or a number");
    }

    private decimal Flags(FieldPath path, FieldSpec field, JsonElement value)
    {
        var wire = schema.GetEnum(field).Wire;
        var bits = value.EnumerateArray().Aggregate(0UL, (all, item) => all | item.ValueKind switch
        {
            JsonValueKind.String => wire.ToBits(Member(path, field, item)),
            JsonValueKind.Number when item.TryGetUInt64(out var number) && number == wire.ToBits(number) => number,
            _ => throw WrongType(
                path, item, $"a name, or a number of bits, at most {wire.ToBits(-1).ToString(CultureInfo.InvariantCulture)}"),
        });

        return FlagNames.Value(wire, bits);
    }

    private static double NotFinite(FieldPath path, JsonElement value) => value.GetString()! switch
    {
        "NaN" => double.NaN,
        "Infinity" => double.PositiveInfinity,
        "-Infinity" => double.NegativeInfinity,
        _ => throw WrongType(path, value, "a number, \"NaN\", \"Infinity\" or \"-Infinity\""),
    };

    public static MessageFormatException WrongType(FieldPath path, JsonElement value, string expected) =>
        new($"{path} is {Describe(value)}; it must be {expected}.", path.Message, path.Field, value.GetRawText(), expected);
}
