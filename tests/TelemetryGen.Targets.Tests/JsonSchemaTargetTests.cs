using System.Text.Json;
using TelemetryGen.Schema;

namespace TelemetryGen.Targets.Tests;

/// <summary>What needs no validator; TelemetryGen.Cli.Tests holds the schema against what decode prints.</summary>
public class JsonSchemaTargetTests
{
    [Fact]
    public void A_record_and_an_enum_of_one_name_are_refused()
    {
        var schema = SchemaOf.Fields([SchemaOf.Enum("M", WireType.UInt8, ("A", 0))], SchemaOf.Number("X"));

        var error = Assert.Throws<TargetException>(() => SchemaOf.Emit("jsonschema", schema));

        Assert.Equal(
            "M: it has a definition that is called M in a JSON Schema, which is the name of the definition of M, too. Give one of them "
                + "another name.", error.Message);
    }

    [Fact]
    public void A_name_that_is_no_part_of_a_uri_is_escaped_in_references_only()
    {
        var spec = SchemaOf.Fields(SchemaOf.Number("X"));

        var root = JsonDocument.Parse(SchemaOf.Emit(
            "jsonschema", spec with { Messages = new[] { spec.Messages[0] with { Name = "Größe" } }.ToEquatableArray() })).RootElement;

        Assert.Equal("#/$defs/Gr%C3%B6%C3%9Fe", root.GetProperty("oneOf")[0].GetProperty("$ref").GetString());
        Assert.True(root.GetProperty("$defs").TryGetProperty("Größe", out _));
    }
}
