using TelemetryGen.Testing;

namespace TelemetryGen.Cli.Tests;

public class HelpTests
{
    [Theory]
    [InlineData("telemetrygen")]
    [InlineData("lock")]
    [InlineData("check")]
    [InlineData("decode")]
    [InlineData("encode")]
    [InlineData("size")]
    [InlineData("sas")]
    [InlineData("provision")]
    [InlineData("hub")]
    [InlineData("hub read")]
    [InlineData("device-key")]
    [InlineData("azure")]
    [InlineData("replay")]
    public async Task Help_is_as_accepted(string command)
    {
        var run = command == "telemetrygen" ? await CliRun.OfAsync("--help") : await CliRun.OfAsync([.. command.Split(' '), "--help"]);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Snapshot.Match(run.Out, "txt", command.Replace(' ', '-'));
    }

    [Fact]
    public async Task Help_of_emit_lists_every_target()
    {
        var run = await CliRun.OfAsync("emit", "--help");

        Assert.All(Targets.TargetRegistry.All,
            target => Assert.Contains($"  {target.Name,-15}{target.Description}\n", run.Out, StringComparison.Ordinal));
        Assert.Contains("\nExamples:\n  telemetrygen emit --assembly ", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Required command was not provided.\nTry: telemetrygen --help\n")]
    [InlineData("Unrecognized command or argument 'frobnicate'.\nTry: telemetrygen --help\n", "frobnicate")]
    [InlineData(
        "Option '--ca' is required.\nTry: telemetrygen hub read --help\n", "hub", "read", "--endpoint", "https://localhost", "--hub", "h",
        "--key-env", "KEY")]
    [InlineData("Unrecognized command or argument '--frob'.\nTry: telemetrygen size --help\n", "size", "--assembly", "a.dll", "--frob")]
    public async Task What_is_no_command_is_wrong_use(string error, params string[] arguments)
    {
        var run = await CliRun.OfAsync(arguments);

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.EndsWith(error, run.Error, StringComparison.Ordinal);
    }
}
