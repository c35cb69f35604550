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

    [Theory]
    [InlineData("Unrecognized command or argument 'decod'. Did you mean 'decode'?\n", "decod")]
    [InlineData("Unrecognized command or argument 'prov'. Did you mean 'provision'?\n", "prov")]
    [InlineData("Unrecognized command or argument 'SIZE'. Did you mean 'size'?\n", "SIZE")]
    [InlineData("Unrecognized command or argument '--divices'. Did you mean '--devices'?\n", "size", "--assembly", "a.dll", "--divices")]
    [InlineData("Unrecognized command or argument 'json'. Did you mean '--json'?\n", "size", "--assembly", "a.dll", "json")]
    [InlineData("Unrecognized command or argument '--prot=8443'. Did you mean '--port'?\n", "hub", "--data", "d", "--prot=8443")]
    [InlineData("Unrecognized command or argument 'raed'. Did you mean 'read'?\n", "hub", "raed")]
    public async Task An_unknown_name_is_told_with_the_nearest(string error, params string[] arguments)
    {
        var run = await CliRun.OfAsync(arguments);

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.Contains(error, run.Error, StringComparison.Ordinal);
    }
}
