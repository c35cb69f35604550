using System.Text.Json;
using TelemetryGen.Schema;

namespace TelemetryGen.Targets.Tests;

/// <summary>
/// Several names for one value of an enumeration: each target has them as its language can. Of SBE's XML, which cannot, SbeEnumTests tells.
/// </summary>
public class EnumAliasTests
{
    private static readonly SchemaSpec Schema = SchemaOf.Fields(
        [
            SchemaOf.Enum("Gear", WireType.UInt8, ("Low", 1), ("None", 0), ("First", 1), ("Neutral", 0), ("High", 2)),
            SchemaOf.Enum("Alarms", WireType.UInt8, ("Hot", 1), ("Warm", 1), ("Both", 3), ("Nothing", 0)) with { IsFlags = true },
        ],
        new FieldSpec("Gear", FieldKind.Enumeration, WireType.UInt8) { Enumeration = "Gear", Optional = true },
        new FieldSpec("Alarms", FieldKind.Flags, WireType.UInt8) { Enumeration = "Alarms" });

    [Trait("Kind", "Device")]
    [Fact]
    public void Protobuf_has_aliases_and_both_of_its_compilers_take_them()
    {
        var proto = SchemaOf.Emit("proto", Schema);

        Assert.Equal("", Protoc.Compile(proto));
        Assert.Contains("Low = 1,", ProtobufNet.ToCSharp(proto), StringComparison.Ordinal);
        Assert.Equal("gear {\n  value: GEAR_LOW\n}\n",
            Protoc.Decode(proto, "Acme.Test.M", Protoc.Encode(proto, "Acme.Test.M", "gear { value: GEAR_FIRST }")));
        Assert.Matches(@"GEAR_NONE = 0;\s+GEAR_NEUTRAL = 0;\s+GEAR_LOW = 1;\s+GEAR_FIRST = 1;", proto);
    }

    [Theory]
    [InlineData("micropython", "m.py", "GEAR_LOW = 1", "GEAR_FIRST = 1")]
    [InlineData("nanoframework", "Gear.g.cs", "Low = 1,", "First = 1,")]
    [InlineData("avro", "M.avsc", "Low = 1", "First = 1")]
    [InlineData("kql", "Test.kql", "Low = 1", "First = 1")]
    [InlineData("markdown", "Test.md", "Low", "First")]
    public void Both_names_are_there(string target, string file, string first, string second)
    {
        var text = Assert.Single(
            TargetRegistry.Find(target)!.Emit(Schema), f => f.Path.EndsWith("/" + file, StringComparison.Ordinal)).Text;

        Assert.Contains(first, text, StringComparison.Ordinal);
        Assert.Contains(second, text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_json_schema_knows_the_name_that_decode_prints()
    {
        using var json = JsonDocument.Parse(SchemaOf.Emit("jsonschema", Schema));
        var names = json.RootElement.GetProperty("$defs").GetProperty("Gear").GetProperty("anyOf")[0].GetProperty("enum").EnumerateArray()
            .Select(n => n.GetString());

        Assert.Equal(["Low", "None", "High"], names);
    }
}
