using TelemetryGen.Schema;

namespace TelemetryGen.Targets.Proto;

/// <summary>How a field's value is said in Protobuf.</summary>
/// <param name="Type">The type of a value that is not null.</param>
internal sealed record ProtoForm(string Type)
{
    /// <summary>What the name ends with, to tell the unit of a bare number.</summary>
    public string Suffix { get; init; } = "";

    /// <summary>Null, or none, needs no word: a message that is not set, a list without items.</summary>
    public bool HasPresence { get; init; }

    /// <summary>Sentences for the comment.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The type's own default stands for null, as it does on TelemetryGen's wire.</summary>
    public bool EmptyIsNull { get; init; }
}

/// <summary>The form of each kind of field: a new kind is a line here.</summary>
internal sealed class ProtoForms(SchemaSpec schema, MessageSpec message)
{
    public ProtoForm Of(FieldSpec field)
    {
        var form = OfOne(field);
        return field.IsList() ? form with { Type = $"repeated {form.Type}", HasPresence = true } : form;
    }

    private ProtoForm OfOne(FieldSpec field) => field.Kind switch
    {
        FieldKind.Integer => new(Scalar(field.Wire)),
        FieldKind.Float => new(Scalar(field.Wire)),
        FieldKind.Scaled => new("double"),
        FieldKind.Boolean => new("bool"),
        FieldKind.Enumeration => Enumeration(schema.EnumOf(field)),
        FieldKind.Flags => Flags(schema.EnumOf(field)),
        FieldKind.Timestamp => Timestamp(field.Resolution),
        FieldKind.Duration => new("int64") { Suffix = "_ms", Notes = ["Milliseconds."] },
        FieldKind.Guid => new("string") { Notes = ["A GUID, such as 00112233-4455-6677-8899-aabbccddeeff."] },
        FieldKind.Text => new("string") { EmptyIsNull = true },
        FieldKind.FixedText => new("string"),
        FieldKind.Bytes => new("bytes") { EmptyIsNull = true },
        FieldKind.FixedBytes => new("bytes"),
        FieldKind.Record => new(ProtoNames.Of(field.Part!)) { HasPresence = true },
        _ => throw FieldRules.NoForm("proto", message, field),
    };

    private static string Scalar(WireType wire) => wire switch
    {
        WireType.UInt8 or WireType.UInt16 or WireType.UInt32 => "uint32",
        WireType.UInt64 => "uint64",
        WireType.Int8 or WireType.Int16 or WireType.Int32 => "int32",
        WireType.Int64 => "int64",
        WireType.Float32 => "float",
        _ => "double",
    };

    private static ProtoForm Enumeration(EnumSpec enumeration) => ProtoEnums.Holds(enumeration)
        ? new(ProtoNames.Of(enumeration))
        : new(Scalar(enumeration.Wire)) { Notes = [$"{enumeration.Name}: {EnumWords.Of(enumeration)}."] };

    private static ProtoForm Flags(EnumSpec flags) =>
        new(flags.Wire.Size() == 8 ? "uint64" : "uint32") { Notes = [$"Bits of {flags.Name}: {EnumWords.Of(flags)}."] };

    private static ProtoForm Timestamp(TimeResolution resolution) => new("int64")
    {
        Suffix = resolution switch
        {
            TimeResolution.Seconds => "_unix_s",
            TimeResolution.Milliseconds => "_unix_ms",
            _ => "_unix_us",
        },
        Notes = [$"{resolution} since 1970-01-01T00:00:00Z."],
    };
}
