namespace TelemetryGen.Schema.Tests;

/// <summary>Short ways to specs.</summary>
internal static class Specs
{
    public static SchemaSpec SchemaOf(params MessageSpec[] messages) => new("Test", 9, 5, default, messages.ToEquatableArray());

    public static MessageSpec Message(params FieldSpec[] fields) => new("M", "", 1, fields.ToEquatableArray());

    public static FieldSpec Integer(string name, WireType wire = WireType.Int32) => new(name, FieldKind.Integer, wire);

    public static FieldSpec Boolean(string name) => new(name, FieldKind.Boolean, WireType.UInt8);

    public static FieldSpec Scaled(string name, decimal step, WireType wire = WireType.Int16) => new(name, FieldKind.Scaled, wire) { Step = step };

    public static FieldSpec Text(string name, int maxBytes) => new(name, FieldKind.Text, WireLayout.LengthTypeOf(maxBytes)) { MaxBytes = maxBytes };
}
