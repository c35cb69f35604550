namespace TelemetryGen.Schema;

/// <summary>
/// The type that each field has in Protobuf: the names of a file depend on it, because a value that may be null is a message of its own.
/// </summary>
public static class ProtoTypes
{
    /// <summary>An enumeration is an enum where every value of its type is an int32; wider ones, and flags, are numbers.</summary>
    public static bool CanExpress(EnumSpec enumeration) =>
        !enumeration.IsFlags && (enumeration.Wire.Size() < 4 || enumeration.Wire == WireType.Int32);

    /// <summary>The type of one value that is not null; null for a kind of field that has none.</summary>
    public static string? Get(SchemaSpec schema, FieldSpec field) => field.Kind switch
    {
        FieldKind.Integer or FieldKind.Float => Number(field.Wire),
        FieldKind.Scaled => "double",
        FieldKind.Boolean => "bool",
        FieldKind.Enumeration =>
            schema.GetEnum(field) is var enumeration && CanExpress(enumeration) ? ProtoNames.Get(enumeration) : Number(enumeration.Wire),
        FieldKind.Flags => schema.GetEnum(field).Wire.Size() == 8 ? "uint64" : "uint32",
        FieldKind.Timestamp or FieldKind.Duration => "int64",
        FieldKind.Guid or FieldKind.Text or FieldKind.FixedText => "string",
        FieldKind.Bytes or FieldKind.FixedBytes => "bytes",
        FieldKind.Record => ProtoNames.Get(field.NestedRecord!),
        _ => null,
    };

    /// <summary>
    /// Nothing stands for null in the type itself: neither an empty text, nor a message that is not set, nor a list without items.
    /// </summary>
    public static bool NeedsNullable(FieldSpec field) =>
        field.MayBeNull && field.Kind is not (FieldKind.Text or FieldKind.Bytes or FieldKind.Record) && !field.IsArray && !field.IsGroup;

    private static string Number(WireType wire) => wire switch
    {
        WireType.UInt8 or WireType.UInt16 or WireType.UInt32 => "uint32",
        WireType.UInt64 => "uint64",
        WireType.Int8 or WireType.Int16 or WireType.Int32 => "int32",
        WireType.Int64 => "int64",
        WireType.Float32 => "float",
        _ => "double",
    };
}
