using TelemetryGen.Schema;

namespace TelemetryGen.Targets.Kql;

/// <summary>A column's type, and sentences for its docstring.</summary>
internal sealed record KqlForm(string Type, params IReadOnlyList<string> Notes);

/// <summary>The form of each kind of field: a new kind is a line here.</summary>
internal sealed class KqlForms(SchemaSpec schema, MessageSpec message)
{
    public KqlForm Create(FieldSpec field) => field.IsList()
        ? new("dynamic", field.NestedRecord is { } item ? [$"Array of {Inside(item)}"] : [])
        : CreateSingle(field);

    private KqlForm CreateSingle(FieldSpec field) => field.Kind switch
    {
        FieldKind.Integer => new(Integer(field.Wire)),
        FieldKind.Float => new("real"),
        FieldKind.Scaled => new("real"),
        FieldKind.Boolean => new("bool"),
        FieldKind.Enumeration => new("string", $"{Words(field)}. The number when it has no name."),
        FieldKind.Flags => new("dynamic", $"{Words(field)}. Then the sum of the bits that have no name."),
        FieldKind.Timestamp => new("datetime"),
        FieldKind.Duration => new("timespan"),
        FieldKind.Guid => new("guid"),
        FieldKind.Text or FieldKind.FixedText => new("string"),
        FieldKind.Bytes or FieldKind.FixedBytes => new("string", "In base64."),
        FieldKind.Record => new("dynamic", Inside(field.NestedRecord!)),
        _ => throw FieldRules.NoForm("kql", message, field),
    };

    // long ends at 2^63 - 1; ingestion would make null of what is beyond.
    private static string Integer(WireType wire) => wire switch
    {
        WireType.UInt64 => "decimal",
        WireType.UInt32 or WireType.Int64 => "long",
        _ => "int",
    };

    private static string Inside(MessageSpec nested) => $"{nested.Name}, with {string.Join(", ", nested.LiveFields.Select(f => f.Name))}.";

    private string Words(FieldSpec field) => $"{field.Enumeration}, by name: {EnumWords.Describe(schema.GetEnum(field))}";
}
