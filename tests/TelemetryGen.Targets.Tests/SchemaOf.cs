using TelemetryGen.Schema;

namespace TelemetryGen.Targets.Tests;

/// <summary>Small schemas for one question.</summary>
internal static class SchemaOf
{
    /// <summary>A schema <c>Acme.Test</c> with a message <c>M</c> of these fields.</summary>
    public static SchemaSpec Fields(params FieldSpec[] fields) => Fields([], fields);

    /// <summary>The same with enumerations.</summary>
    public static SchemaSpec Fields(EnumSpec[] enums, params FieldSpec[] fields) =>
        new("Acme.Test", 1, 1, enums.ToEquatableArray(),
            new[] { new MessageSpec("M", "Acme", 1, fields.ToEquatableArray()) }.ToEquatableArray());

    public static FieldSpec Number(string name) => new(name, FieldKind.Integer, WireType.UInt32);

    public static EnumSpec Enum(string name, WireType wire, params (string Name, decimal Value)[] members) =>
        new(name, wire, false, members.Select(m => new EnumMember(m.Name, m.Value)).ToEquatableArray());

    /// <summary>The one file of a target.</summary>
    public static string Emit(string target, SchemaSpec schema) => Assert.Single(TargetRegistry.Find(target)!.Emit(schema)).Text;
}
