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
    [InlineData("help")]
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
    [InlineData("Unrecognized command or argument '--helpp'. Did you mean '--help'?\n", "hub", "--helpp")]
    [InlineData("Unrecognized command or argument '--hepl'. Did you mean '--help'?\n", "hub", "read", "--hepl")]
    public async Task An_unknown_name_is_told_with_the_nearest(string error, params string[] arguments)
    {
        var run = await CliRun.OfAsync(arguments);

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.Contains(error, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'emitt'. Did you mean 'emit'?\nTry: telemetrygen --help\n", "emitt", "--assembly", "a.dll")]
    [InlineData("'--helpp'. Did you mean '--help'?\nTry: telemetrygen --help\n", "--helpp")]
    [InlineData("'--helpp'. Did you mean '--help'?\nTry: telemetrygen size --help\n", "size", "--helpp")]
    [InlineData("'--asembly'. Did you mean '--assembly'?\nTry: telemetrygen size --help\n", "size", "--asembly", "a.dll")]
    [InlineData("'raed'. Did you mean 'read'?\nTry: telemetrygen hub --help\n", "hub", "raed", "--endpoint", "https://localhost")]
    [InlineData("'emitt'. Did you mean 'emit'?\nTry: telemetrygen --help\n", "emitt", "size")]
    [InlineData("'raed'. Did you mean 'read'?\nTry: telemetrygen hub --help\n", "hub", "raed", "read")]
    [InlineData("'emitt'. Did you mean 'emit'?\nTry: telemetrygen --help\n", "emitt", "--version")]
    [InlineData("'--verbose'.\nTry: telemetrygen --help\n", "--version", "--verbose")]
    public async Task What_follows_of_a_slip_is_no_error_of_its_own(string error, params string[] arguments)
    {
        var run = await CliRun.OfAsync(arguments);

        Assert.Equal(2, run.ExitCode);
        Assert.Equal("telemetrygen: Unrecognized command or argument " + error, run.Error);
    }

    [Fact]
    public async Task Version_stands_alone()
    {
        var run = await CliRun.OfAsync("--version", "size");

        Assert.Equal(
            (2, "", "telemetrygen: --version option cannot be combined with other arguments.\nTry: telemetrygen size --help\n"),
            (run.ExitCode, run.Out, run.Error));
    }

    [Theory]
    [InlineData("Option '--data' is required: the folder of the hub.\nTry: telemetrygen hub --help\n", "hub")]
    [InlineData(
        "The key comes from --key-env or --key-file; give one. It is never an argument: others would see it.\n"
            + "Try: telemetrygen sas --help\n",
        "sas", "--namespace", "n", "--hub", "h", "--policy", "p", "--ttl", "1d")]
    [InlineData(
        "Give a file of dead letters, or --from-env and --from-hub for a hub of them.\nTry: telemetrygen replay --help\n",
        "replay", "--dry-run")]
    [InlineData(
        "--forward-ca and --forward-pause are of use only with --forward-to, which names the variable.\nTry: telemetrygen hub --help\n",
        "hub", "--data", "d", "--forward-pause", "5s")]
    public async Task An_option_that_is_missing_is_told_with_the_help_of_its_command(string error, params string[] arguments)
    {
        var run = await CliRun.OfAsync(arguments);

        Assert.Equal((2, "", "telemetrygen: " + error), (run.ExitCode, run.Out, run.Error));
    }

    [Theory]
    [InlineData("")]
    [InlineData("size")]
    [InlineData("hub")]
    [InlineData("hub read")]
    public async Task Help_may_be_asked_for_by_word(string command)
    {
        string[] words = command.Length == 0 ? [] : command.Split(' ');

        var asked = await CliRun.OfAsync(["help", .. words]);

        Assert.Equal((0, ""), (asked.ExitCode, asked.Error));
        Assert.Equal((await CliRun.OfAsync([.. words, "--help"])).Out, asked.Out);
    }

    [Theory]
    [InlineData("emitt", "--help")]
    [InlineData("emitt", "-h")]
    [InlineData("--help", "emitt")]
    [InlineData("frobnicate", "--help")]
    [InlineData("emitt", "--assembly", "a.dll", "--help")]
    [InlineData("hub", "raed", "--help")]
    [InlineData("hub", "raed", "--endpoint", "https://localhost", "-?")]
    [InlineData("hubb", "read", "--help")]
    [InlineData("emitt", "size", "--help")]
    [InlineData("hub", "raed", "read", "--help")]
    public async Task Of_a_command_that_is_none_there_is_no_help(params string[] arguments)
    {
        var asked = await CliRun.OfAsync(arguments);

        Assert.Equal((2, ""), (asked.ExitCode, asked.Out));
        Assert.StartsWith("telemetrygen: Unrecognized command or argument '", asked.Error, StringComparison.Ordinal);
        var used = await CliRun.OfAsync([.. arguments.Where(a => a is not ("--help" or "-h" or "-?"))]);
        Assert.Equal(used.Error, asked.Error);
    }

    [Theory]
    [InlineData("", "--frob", "--help")]
    [InlineData("hub", "hub", "--check", "--repair", "--help")]
    [InlineData("hub", "hub", "--frob", "value", "--help")]
    [InlineData("size", "size", "other", "--frob", "--help")]
    public async Task Who_asks_for_help_of_a_command_is_not_told_what_else_is_wrong(string command, params string[] arguments)
    {
        var run = await CliRun.OfAsync(arguments);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal((await CliRun.OfAsync(command.Length == 0 ? ["help"] : ["help", command])).Out, run.Out);
    }

    [Fact]
    public async Task Help_of_a_command_that_is_none_names_the_nearest()
    {
        var run = await CliRun.OfAsync("help", "hub", "raed");

        Assert.Equal((2, "telemetrygen: There is no command 'raed'. Did you mean 'read'?\nTry: telemetrygen help --help\n"),
            (run.ExitCode, run.Error));
    }
}
