using TelemetryGen.Cli.Schemas;
using TelemetryGen.Testing;
using TelemetryGen.Testing.Samples;

namespace TelemetryGen.Cli.Tests;

public class AssemblySchemaTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void The_schema_of_an_assembly_is_the_document_in_it() =>
        Assert.Equal(SampleSchemas.Everything, AssemblySchema.Read(_folder.Assembly(SampleSchemas.Text("everything.xml"))));

    [Fact]
    public void A_compiled_assembly_is_read_like_any() =>
        Assert.Equal("Hand.Written", AssemblySchema.Read(typeof(AssemblySchemaTests).Assembly.Location).Name);

    [Fact]
    public void A_document_and_an_assembly_give_the_same_schema() =>
        Assert.Equal(SchemaFile.Read(_folder.Sample()), SchemaFile.Read(_folder.Assembly(SampleSchemas.Text("greenhouse.xml"))));

    [Fact]
    public void An_assembly_without_a_schema_is_named()
    {
        var path = _folder.Assembly(null);

        Refused($"{path} contains no telemetry schema. It needs a record with [Telemetry], and the package TelemetryGen.", path);
    }

    [Fact]
    public void An_assembly_with_a_schema_of_tomorrow_is_named()
    {
        var path = _folder.Assembly("<telemetrySchema xmlns='urn:telemetrygen:schema:2'/>");

        Refused(
            $"The telemetry schema in {path} cannot be used. Line 1: The root element is <telemetrySchema> in "
                + "'urn:telemetrygen:schema:2'; a telemetry schema has <telemetrySchema> in 'urn:telemetrygen:schema:1'.", path);
    }

    [Fact]
    public void A_file_that_is_not_there_is_named() => Refused($"File not found: {_folder.File("no.dll")}.", _folder.File("no.dll"));

    [Theory]
    [InlineData("MZ and then nothing")]
    [InlineData("text")]
    [InlineData("")]
    public void A_file_that_is_no_assembly_is_named(string content)
    {
        var path = _folder.Write("a.dll", content);

        Refused($"{path} is not a .NET assembly.", path);
    }

    [Fact]
    public void An_assembly_that_is_cut_off_anywhere_is_read_or_refused_by_name()
    {
        var bytes = File.ReadAllBytes(_folder.Assembly(SampleSchemas.Text("greenhouse.xml")));
        var refused = 0;
        for (var length = 0; length < bytes.Length; length += 7)
        {
            File.WriteAllBytes(_folder.File("cut.dll"), bytes[..length]);
            try
            {
                Assert.Equal(SampleSchemas.Greenhouse, AssemblySchema.Read(_folder.File("cut.dll")));
            }
            catch (CliException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, 100, bytes.Length / 7);
    }

    private static void Refused(string text, string path) =>
        Assert.Equal(text, Assert.Throws<CliException>(() => AssemblySchema.Read(path)).Message);
}
