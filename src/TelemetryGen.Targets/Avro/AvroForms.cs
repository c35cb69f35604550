using System.Text.Json.Nodes;
using TelemetryGen.Schema;

namespace TelemetryGen.Targets.Avro;

/// <summary>A field's type in Avro, null apart, and sentences for its doc.</summary>
internal sealed record AvroForm(JsonNode Type, params IReadOnlyList<string> Notes);

/// <summary>The form of each kind of field: a new kind is a line here.</summary>
internal sealed class AvroForms(SchemaSpec schema, MessageSpec message, Func<MessageSpec, JsonNode> typeOf)
{
    public AvroForm Create(FieldSpec field)
    {
        var form = CreateSingle(field);
        return field.IsList() ? form with { Type = new JsonObject { ["type"] = "array", ["items"] = form.Type } } : form;
    }

    private AvroForm CreateSingle(FieldSpec field) => field.Kind switch
    {
        FieldKind.Integer => new(Number(field.Wire)),
        FieldKind.Float => new(Number(field.Wire)),
        FieldKind.Scaled => new("double"),
        FieldKind.Boolean => new("boolean"),
        FieldKind.Enumeration => Enumeration(schema.GetEnum(field)),
        FieldKind.Flags => Flags(schema.GetEnum(field)),
        FieldKind.Timestamp => Timestamp(field.Resolution),
        FieldKind.Duration => new("long", $"{FieldFacts.From(field).CountedIn!.Heading}."),
        FieldKind.Guid => new(new JsonObject { ["type"] = "string", ["logicalType"] = "uuid" }),
        FieldKind.Text or FieldKind.FixedText => new("string"),
        FieldKind.Bytes or FieldKind.FixedBytes => new("bytes"),
        FieldKind.Record => new(typeOf(field.NestedRecord!)),
        _ => throw FieldRules.NoForm("avro", message, field),
    };

    // long ends at 2^63 - 1; what is beyond is not cut off but a decimal of 20 digits.
    private static JsonNode Number(WireType wire) => wire switch
    {
        WireType.UInt64 => new JsonObject { ["type"] = "bytes", ["logicalType"] = "decimal", ["precision"] = 20, ["scale"] = 0 },
        WireType.UInt32 or WireType.Int64 => "long",
        WireType.Float32 => "float",
        WireType.Float64 => "double",
        _ => "int",
    };

    // An enum of Avro holds its symbols and nothing else, and one symbol more breaks older readers.
    private static AvroForm Enumeration(EnumSpec enumeration) =>
        new("string", $"{enumeration.Name}, by name: {EnumWords.Describe(enumeration)}. The number when it has no name.");

    private static AvroForm Flags(EnumSpec flags) => new(
        new JsonObject { ["type"] = "array", ["items"] = "string" },
        $"{flags.Name}, by name: {EnumWords.Describe(flags)}. Then the sum of the bits that have no name.");

    // Avro has no seconds.
    private static AvroForm Timestamp(TimeResolution resolution) => new(new JsonObject
    {
        ["type"] = "long",
        ["logicalType"] = resolution == TimeResolution.Microseconds ? "timestamp-micros" : "timestamp-millis",
    });
}
