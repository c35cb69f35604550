using System.Text.RegularExpressions;
using TelemetryGen.Schema;
using TelemetryGen.Testing.Samples;

namespace TelemetryGen.Targets.Tests;

/// <summary>Record modules of a board that only sends: as the others, without what takes messages apart.</summary>
public partial class PacksOnlyTests
{
    private static readonly ITarget Target = TargetRegistry.Find("micropython")!;

    [Theory]
    [InlineData("greenhouse")]
    [InlineData("everything")]
    [InlineData("nested")]
    [InlineData("parts")]
    [InlineData("corners")]
    public void They_have_only_functions_that_something_calls_and_no_others_are_called(string sample)
    {
        var schema = SchemaDocument.Parse(SampleSchemas.Text(sample + ".xml"));
        var whole = Modules(schema, new());
        var small = Modules(schema, new(PacksOnly: true));

        Assert.Equal(whole.Keys, small.Keys);
        foreach (var (path, text) in small)
        {
            var dropped = Functions(whole[path]).Except(Functions(text)).ToList();
            Assert.Contains("unpack", dropped);
            Assert.All(dropped,
                name => Assert.DoesNotMatch($@"\b{name}\(", Code(text).Replace("struct.unpack(", "", StringComparison.Ordinal)));
            Assert.All(Functions(text).Except(["__init__", "pack"]).Where(name => !name.StartsWith("set_", StringComparison.Ordinal)),
                name => Assert.True(Regex.Count(Code(text), $@"\b{name}\b") > 1, name));

            // What is left is as it was, line for line.
            Assert.Empty(text.Split('\n').Except(whole[path].Split('\n')));
        }
    }

    [Fact]
    public void A_program_is_told_by_the_option_alone()
    {
        var files = Target.Emit(SampleSchemas.Greenhouse, new("wipy1", PacksOnly: true)).ToDictionary(f => f.Path, f => f.Text);

        Assert.DoesNotContain("def unpack", files["micropython/climate.py"], StringComparison.Ordinal);
        Assert.Contains("def unpack", Target.Emit(SampleSchemas.Greenhouse, new("wipy1"))
            .Single(f => f.Path == "micropython/climate.py").Text, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Modules(SchemaSpec schema, EmitOptions options) => Target.Emit(schema, options)
        .Where(f => schema.Messages.Any(m => f.Path == $"micropython/{PythonModules.GetName(m.Name)}.py"))
        .ToDictionary(f => f.Path, f => f.Text);

    private static IEnumerable<string> Functions(string module) => Function().Matches(module).Select(m => m.Groups[1].Value);

    // Without comments and docstrings, which name functions as well.
    private static string Code(string module) => Prose().Replace(module, "");

    [GeneratedRegex(@"^ *def (\w+)\(", RegexOptions.Multiline)]
    private static partial Regex Function();

    [GeneratedRegex("\"\"\".*?\"\"\"|#[^\n]*", RegexOptions.Singleline)]
    private static partial Regex Prose();
}
