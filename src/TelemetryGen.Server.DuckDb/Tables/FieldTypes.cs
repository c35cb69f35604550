using System.Reflection;
using TelemetryGen.Schema;

namespace TelemetryGen.Server.DuckDb.Tables;

/// <summary>The type of column for each kind of field: a new kind is a line here, and one in <c>Columns/ColumnFactory</c>.</summary>
internal static class FieldTypes
{
    // The digits of a DECIMAL(38).
    private const int MaxDigits = 38;

    /// <summary>The columns of a record's fields.</summary>
    /// <param name="message">The record.</param>
    /// <param name="record">Its type.</param>
    public static IReadOnlyList<NamedType> Of(MessageSpec message, Type record) =>
        [.. message.LiveFields.Select(f => new NamedType(f.Name, Of(f, GetProperty(record, f).PropertyType)))];

    public static PropertyInfo GetProperty(Type record, FieldSpec field) =>
        record.GetProperty(field.Name) ?? throw new TelemetryServerException(
            $"{record} has no property {field.Name}, which its schema document names. Build both again.");

    /// <summary>The type inside of a nullable one, or itself.</summary>
    public static Type Bare(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    /// <summary>The type of a list's items.</summary>
    public static Type ItemOf(Type list) => list.IsArray ? list.GetElementType()! : list.GetGenericArguments()[0];

    /// <summary>One item of a list.</summary>
    public static FieldSpec ItemOf(FieldSpec list) => list with { Length = 0, MaxCount = 0, Optional = false };

    public static bool IsList(FieldSpec field) => field.IsArray || field.IsGroup;

    private static ColumnType Of(FieldSpec field, Type type) => IsList(field)
        ? new ListType(Of(ItemOf(field), ItemOf(type)))
        : field.Kind switch
        {
            FieldKind.Integer => new ScalarType(Integer(field.Wire)),
            FieldKind.Float => new ScalarType(field.Wire == WireType.Float32 ? "FLOAT" : "DOUBLE"),
            FieldKind.Scaled => new ScalarType(Scaled(field, Bare(type))),
            FieldKind.Boolean => new ScalarType("BOOLEAN"),
            FieldKind.Enumeration => new ScalarType("VARCHAR"),
            FieldKind.Flags => new ListType(new ScalarType("VARCHAR")),
            FieldKind.Timestamp => new ScalarType("TIMESTAMP WITH TIME ZONE"),
            FieldKind.Duration => new ScalarType("INTERVAL"),
            FieldKind.Guid => new ScalarType("UUID"),
            FieldKind.Text or FieldKind.FixedText => new ScalarType("VARCHAR"),
            FieldKind.Bytes or FieldKind.FixedBytes => new ScalarType("BLOB"),
            FieldKind.Record => new StructType(Of(field.NestedRecord!, Bare(type))),
            _ => throw new TelemetryServerException($"DuckDB has no column for {field.Name}, a field of the kind {field.Kind}."),
        };

    private static string Integer(WireType wire) => wire switch
    {
        WireType.UInt8 => "UTINYINT",
        WireType.UInt16 => "USMALLINT",
        WireType.UInt32 => "UINTEGER",
        WireType.UInt64 => "UBIGINT",
        WireType.Int8 => "TINYINT",
        WireType.Int16 => "SMALLINT",
        WireType.Int32 => "INTEGER",
        _ => "BIGINT",
    };

    // As the property is: a decimal exactly, with the digits of step and offset.
    private static string Scaled(FieldSpec field, Type type)
    {
        if (type != typeof(decimal))
        {
            return type == typeof(float) ? "FLOAT" : "DOUBLE";
        }

        int scale = Math.Max(Decimals.Trimmed(field.Step).Scale, Decimals.Trimmed(field.Offset).Scale);
        var largest = new[] { field.ToUnits(field.WireRange.Minimum), field.ToUnits(field.WireRange.Maximum) }
            .Max(v => v is { } value ? Digits(Math.Abs(value)) : MaxDigits);
        var width = largest + scale <= 18 ? 18 : MaxDigits;
        return FormattableString.Invariant($"DECIMAL({width},{scale})");
    }

    private static int Digits(decimal value)
    {
        var digits = 1;
        for (; value >= 10; value /= 10)
        {
            digits++;
        }

        return digits;
    }
}
