using TelemetryGen.Schema;
using TelemetryGen.Testing.Samples;

namespace TelemetryGen.Targets.Tests;

/// <summary>Names that are legal in C# and mean something in a format of data: what a target takes, the tools of its format take.</summary>
public class NastyNameTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    [Trait("Kind", "Device")]
    [Theory]
    [MemberData(nameof(Seeds))]
    public void Protoc_compiles_what_target_proto_takes(int seed)
    {
        if (Accepted("proto", seed) is { } schema)
        {
            Assert.Equal("", Protoc.Compile(SchemaOf.Emit("proto", schema)));
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Apache_avro_parses_what_target_avro_takes(int seed)
    {
        if (Accepted("avro", seed) is { } schema)
        {
            Assert.All(TargetRegistry.Find("avro")!.Emit(schema),
                file => Assert.NotEmpty(((global::Avro.RecordSchema)global::Avro.Schema.Parse(file.Text)).Fields));
        }
    }

    [Theory]
    [InlineData("sbe")]
    [InlineData("jsonschema")]
    [InlineData("kql")]
    [InlineData("markdown")]
    public void A_target_takes_what_its_names_allow(string target)
    {
        var schemas = Enumerable.Range(1, 200).Select(seed => Accepted(target, seed)).OfType<SchemaSpec>().ToList();

        Assert.True(schemas.Count > 40, $"{schemas.Count}");
        Assert.All(schemas, s => Assert.NotEmpty(TargetRegistry.Find(target)!.Emit(s).ToList()));
    }

    [Theory]
    [InlineData("proto", 10)]
    [InlineData("avro", 10)]
    [InlineData("micropython", 10)]
    [InlineData("nanoframework", 10)]
    public void Enough_is_taken_to_prove_something_and_enough_is_not(string target, int least) =>
        Assert.InRange(Enumerable.Range(1, 40).Count(seed => Accepted(target, seed) is not null), least, 39);

    private static SchemaSpec? Accepted(string target, int seed)
    {
        var schema = NastySchemas.Of(seed, oneIn: 6);
        return TargetNames.GetClashes(target, schema).Any(c => !c.IsEvaded) ? null : schema;
    }
}
