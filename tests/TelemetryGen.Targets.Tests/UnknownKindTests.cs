using TelemetryGen.Schema;

namespace TelemetryGen.Targets.Tests;

public class UnknownKindTests
{
    [Theory]
    [InlineData("nanoframework")]
    [InlineData("proto")]
    [InlineData("jsonschema")]
    [InlineData("avro")]
    [InlineData("kql")]
    public void A_kind_that_a_target_does_not_know_is_refused_by_field(string target)
    {
        var schema = SchemaOf.Fields(SchemaOf.Number("A"), new FieldSpec("B", (FieldKind)99, WireType.UInt8));

        var error = Assert.Throws<TargetException>(() => TargetRegistry.Find(target)!.Emit(schema).ToList());

        Assert.Equal($"M.B: {target} has no form for fields of the kind 99.", error.Message);
        Assert.Equal(("M", "B"), (error.MessageName, error.FieldName));
    }

    [Theory]
    [InlineData("proto")]
    [InlineData("jsonschema")]
    [InlineData("avro")]
    [InlineData("kql")]
    public void Every_kind_that_there_is_has_a_form(string target)
    {
        EnumSpec[] enums = [SchemaOf.Enum("E", WireType.UInt8, ("A", 0)), new("F", WireType.UInt8, true, default)];
        foreach (var kind in Enum.GetValues<FieldKind>())
        {
            var nested = new MessageSpec("P", "", 0, new[] { SchemaOf.Number("A") }.ToEquatableArray());
            var field = new FieldSpec("X", kind, WireType.UInt8)
            {
                NestedRecord = kind == FieldKind.Record ? nested : null, Enumeration = kind == FieldKind.Enumeration
                    ? "E"
                    : kind == FieldKind.Flags ? "F" : null,
            };

            Assert.Contains("x", SchemaOf.Emit(target, SchemaOf.Fields(enums, field)), StringComparison.OrdinalIgnoreCase);
        }
    }
}
