namespace TelemetryGen.Schema.Tests;

/// <summary>Short ways to specs.</summary>
internal static class Specs
{
    public static SchemaSpec SchemaOf(params MessageSpec[] messages) => new("Test", 9, 5, default, messages.ToEquatableArray());

    public static MessageSpec Message(params FieldSpec[] fields) => new("M", "", 1, fields.ToEquatableArray());

    public static FieldSpec Integer(string name, WireType wire = WireType.Int32) => new(name, FieldKind.Integer, wire);

    public static FieldSpec Boolean(string name) => new(name, FieldKind.Boolean, WireType.UInt8);

    public static FieldSpec Scaled(string name, decimal step, WireType wire = WireType.Int16) => new(name, FieldKind.Scaled, wire)
    {
        Step = step,
    };

    public static FieldSpec Text(string name, int maxBytes) => new(name, FieldKind.Text, WireLayout.GetLengthType(maxBytes))
    {
        MaxBytes = maxBytes,
    };

    public static FieldSpec Float(string name, WireType wire = WireType.Float32) => new(name, FieldKind.Float, wire);

    public static FieldSpec Array(string name, int length, WireType wire = WireType.Int16) => Integer(name, wire) with { Length = length };

    public static FieldSpec Many(string name, int maxCount, WireType wire = WireType.Int16) =>
        Integer(name, wire) with { MaxCount = maxCount };

    public static FieldSpec Record(string name, params FieldSpec[] fields) => new(name, FieldKind.Record, WireType.UInt8)
    {
        NestedRecord = NestedRecord("P", fields),
    };

    public static FieldSpec Group(string name, int maxCount, params FieldSpec[] fields) =>
        new(name, FieldKind.Record, WireType.UInt8) { NestedRecord = NestedRecord("E", fields), MaxCount = maxCount };

    public static MessageSpec NestedRecord(string name, params FieldSpec[] fields) => new(name, "", 0, fields.ToEquatableArray());

    /// <summary>The values of a record, by field.</summary>
    public static Dictionary<string, object?> Given(params (string Field, object? Value)[] values) =>
        values.ToDictionary(v => v.Field, v => v.Value);

    /// <summary>A list of numbers or records.</summary>
    public static object?[] Items(params object?[] items) => items;
}
