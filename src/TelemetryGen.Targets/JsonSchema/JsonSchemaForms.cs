using System.Text.Json.Nodes;
using TelemetryGen.Schema;

namespace TelemetryGen.Targets.JsonSchema;

/// <summary>The values of each kind of field as decode prints them: a new kind is a line here.</summary>
internal sealed class JsonSchemaForms(SchemaSpec schema, MessageSpec message)
{
    public JsonSchemaForm Create(FieldSpec field) => new(field.IsList() ? List(field) : One(field));

    private JsonObject One(FieldSpec field) => field.Kind switch
    {
        FieldKind.Integer => Number("integer", field.WireRange.Minimum, field.WireRange.Maximum),

        // No multipleOf: 21.55 is no multiple of 0.01 to a validator that divides doubles.
        FieldKind.Scaled => Number("number", field.ToUnits(field.WireRange.Minimum), field.ToUnits(field.WireRange.Maximum)),
        FieldKind.Float => Float(field),
        FieldKind.Boolean => new() { ["type"] = "boolean" },
        FieldKind.Enumeration => Reference(field.Enumeration!),
        FieldKind.Flags => JsonSchemaEnums.Create(schema.GetEnum(field)),
        FieldKind.Timestamp => Timestamp(field.Resolution),
        FieldKind.Duration => new() { ["type"] = "string", ["pattern"] = "^-?([0-9]+\\.)?[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{7})?$" },
        FieldKind.Guid => new() { ["type"] = "string", ["format"] = "uuid" },
        FieldKind.Text => Text(field),
        FieldKind.FixedText => new() { ["type"] = "string", ["maxLength"] = field.Length },
        FieldKind.Bytes => Base64(field.Optional ? 1 : 0, field.MaxBytes),
        FieldKind.FixedBytes => Base64(field.Length, field.Length),
        FieldKind.Record => Reference(JsonNames.GetNestedRecord(schema, field.NestedRecord!)),
        _ => throw FieldRules.NoForm("jsonschema", message, field),
    };

    /// <summary>A definition of this document.</summary>
    public static JsonObject Reference(string name) => new() { ["$ref"] = "#/$defs/" + Uri.EscapeDataString(name) };

    // None are null where null may be.
    private JsonObject List(FieldSpec field) => new()
    {
        ["type"] = "array",
        ["items"] = One(FieldRules.GetItem(field)),
        ["minItems"] = field.IsArray ? field.Length : field.Optional ? 1 : 0,
        ["maxItems"] = field.IsArray ? field.Length : field.MaxCount,
    };

    private static JsonObject Number(string type, decimal? minimum, decimal? maximum)
    {
        var number = new JsonObject { ["type"] = type };
        if (minimum is { } least && maximum is { } most)
        {
            number["minimum"] = Decimals.Trimmed(least);
            number["maximum"] = Decimals.Trimmed(most);
        }

        return number;
    }

    // JSON has no NaN and no infinities: decode prints their names. A declared range holds an infinity where it ends with it, and NaN is
    // null where null may be.
    private static JsonObject Float(FieldSpec field)
    {
        var number = new JsonObject { ["type"] = "number" };
        var (minimum, maximum) = field.FloatRange is { } range
            ? (range.Minimum, range.Maximum)
            : (double.NegativeInfinity, double.PositiveInfinity);
        var (low, high) = (Bound(field, minimum), Bound(field, maximum));
        if (low is not null)
        {
            number["minimum"] = low;
        }

        if (high is not null)
        {
            number["maximum"] = high;
        }

        string?[] names = [
            field.FloatRange is null && !field.Optional ? "NaN" : null, high is null ? "Infinity" : null, low is null ? "-Infinity" : null];
        return names.OfType<string>().ToList() is { Count: > 0 } others
            ? new() { ["anyOf"] = new JsonArray(number, new JsonObject { ["enum"] = JsonText.Array(others) }) }
            : number;
    }

    // The bound of a float is the nearest float, which is printed like any value: that of 16777219 is 16777220. Null for an infinity.
    private static JsonValue? Bound(FieldSpec field, double bound) =>
        field.Wire == WireType.Float32 && float.IsFinite((float)bound) ? JsonValue.Create((float)bound)
        : field.Wire == WireType.Float64 && double.IsFinite(bound) ? JsonValue.Create(bound)
        : null;

    private static JsonObject Timestamp(TimeResolution resolution)
    {
        var digits = ResolutionFacts.From(resolution).Digits;
        var fraction = digits == 0 ? "" : $"\\.[0-9]{{{digits}}}";
        return new() { ["type"] = "string", ["format"] = "date-time",
            ["pattern"] = $"^[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}T[0-9]{{2}}:[0-9]{{2}}:[0-9]{{2}}{fraction}Z$" };
    }

    // maxLength counts characters, of which there are never more than bytes. Empty text is null where null may be.
    private static JsonObject Text(FieldSpec field)
    {
        var text = new JsonObject { ["type"] = "string", ["maxLength"] = field.MaxBytes };
        if (field.Optional)
        {
            text["minLength"] = 1;
        }

        return text;
    }

    // Four characters for each three bytes that were begun.
    private static JsonObject Base64(int least, int most) => new()
    {
        ["type"] = "string",
        ["contentEncoding"] = "base64",
        ["minLength"] = (least + 2) / 3 * 4,
        ["maxLength"] = (most + 2) / 3 * 4,
    };
}
