using TelemetryGen.Testing;
using TelemetryGen.Testing.Samples;

namespace TelemetryGen.Cli.Tests;

/// <summary><c>telemetrygen @file</c>, which is how a build runs the command.</summary>
public class ArgumentsFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData("out")]
    [InlineData("a b  c")]
    [InlineData("#out")]
    [InlineData("@out")]
    [InlineData("\"out")]
    [InlineData("'out' $(x) `x` & ; ( = :")]
    [InlineData("-out")]
    public async Task A_line_is_an_argument_as_it_stands(string name)
    {
        var output = _folder.File(name);
        var file = _folder.Write(
            "emit.settings",
            $"# the tool\r\nemit\r\n--assembly={_folder.Assembly(SampleSchemas.Text("greenhouse.xml"))}\r\n"
                + $"\r\n--target=sbe\r\n--output={output}\r\n");

        var run = await CliRun.OfAsync("@" + file);

        Assert.Equal((0, $"1 file in {output}: 1 written, 0 unchanged, 0 removed\n", ""), (run.ExitCode, run.Out, run.Error));
        Assert.True(File.Exists(Path.Combine(output, "sbe/Greenhouse.sbe.xml")));
    }

    [Fact]
    public async Task An_argument_that_begins_with_the_sign_is_a_value_anywhere_else()
    {
        var run = await CliRun.OfAsync("decode", "--schema", "@greenhouse.xml");

        Assert.Equal((2, "telemetrygen: File not found: @greenhouse.xml.\n"), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task A_file_that_is_not_there_and_arguments_behind_one_are_wrong_use()
    {
        var run = await CliRun.OfAsync("@nowhere");
        Assert.Equal((2, "telemetrygen: File not found: nowhere.\n"), (run.ExitCode, run.Error));

        run = await CliRun.OfAsync("@nowhere", "--json");
        Assert.Equal((2, "telemetrygen: '--json' follows @nowhere; an arguments file holds all arguments.\n"), (run.ExitCode, run.Error));
    }
}
