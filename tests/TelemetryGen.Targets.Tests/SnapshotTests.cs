using TelemetryGen.Schema;
using TelemetryGen.Testing;
using TelemetryGen.Testing.Samples;

namespace TelemetryGen.Targets.Tests;

public class SnapshotTests
{
    // Files that are shipped as they are say so on their first line: their text is their source.
    private static readonly string[] Shipped = ["# TelemetryGen: ", "// TelemetryGen: "];

    [Theory]
    [InlineData("sbe", "greenhouse")]
    [InlineData("sbe", "everything")]
    [InlineData("sbe", "others")]
    [InlineData("sbe", "parts")]
    [InlineData("markdown", "parts")]
    [InlineData("proto", "parts")]
    [InlineData("jsonschema", "parts")]
    [InlineData("avro", "parts")]
    [InlineData("kql", "parts")]
    [InlineData("markdown", "others")]
    [InlineData("micropython", "greenhouse")]
    [InlineData("micropython", "everything")]
    [InlineData("micropython", "others")]
    [InlineData("micropython", "nested")]
    [InlineData("micropython", "corners")]
    [InlineData("micropython", "moments")]
    [InlineData("nanoframework", "greenhouse")]
    [InlineData("nanoframework", "everything")]
    [InlineData("nanoframework", "others")]
    [InlineData("nanoframework", "parts")]
    [InlineData("nanoframework", "corners")]
    [InlineData("nanoframework", "nested")]
    [InlineData("nanoframework", "moments")]
    [InlineData("markdown", "greenhouse")]
    [InlineData("markdown", "everything")]
    [InlineData("proto", "greenhouse")]
    [InlineData("proto", "everything")]
    [InlineData("jsonschema", "greenhouse")]
    [InlineData("jsonschema", "everything")]
    [InlineData("avro", "greenhouse")]
    [InlineData("avro", "everything")]
    [InlineData("proto", "others")]
    [InlineData("jsonschema", "others")]
    [InlineData("avro", "others")]
    [InlineData("kql", "others")]
    [InlineData("kql", "greenhouse")]
    [InlineData("kql", "everything")]
    public void Files_are_as_accepted(string target, string sample)
    {
        var schema = SchemaDocument.Parse(SampleSchemas.Text(sample + ".xml"));

        foreach (var file in TargetRegistry.Find(target)!.Emit(schema)
            .Where(f => !Shipped.Any(s => f.Text.StartsWith(s, StringComparison.Ordinal))))
        {
            Snapshot.Match(file.Text, Path.GetExtension(file.Path)[1..], sample, file.Path.Replace('/', '.'));
        }
    }

    [Fact]
    public void A_module_of_native_code_is_as_accepted()
    {
        var files = TargetRegistry.Find("micropython")!.Emit(SampleSchemas.Greenhouse, new(IsNative: true));

        Snapshot.Match(files.Single(f => f.Path == "micropython/climate.py").Text, "py", "climate");
        var stored = TargetRegistry.Find("micropython")!.Emit(SchemaDocument.Parse(SampleSchemas.Text("nested.xml")), new(IsNative: true));
        Snapshot.Match(stored.Single(f => f.Path == "micropython/nested.py").Text, "py", "nested");
    }

    [Fact]
    public void Lines_end_by_LF_and_none_by_a_space()
    {
        foreach (var file in TargetRegistry.All.SelectMany(t => t.Emit(SampleSchemas.Everything)))
        {
            Assert.DoesNotContain('\r', file.Text);
            Assert.EndsWith("\n", file.Text, StringComparison.Ordinal);
            Assert.All(file.Text.Split('\n'), line => Assert.Equal(line.TrimEnd(), line));
        }
    }

    [Fact]
    public void A_target_is_found_whatever_the_case_of_its_name()
    {
        Assert.Equal("sbe", TargetRegistry.Find("SBE")!.Name);
        Assert.Null(TargetRegistry.Find("cobol"));
    }
}
