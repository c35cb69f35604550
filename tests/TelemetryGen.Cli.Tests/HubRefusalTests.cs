using TelemetryGen.Testing;

namespace TelemetryGen.Cli.Tests;

/// <summary>What <c>telemetrygen hub</c> does not start with, told by the name that was typed or the line of the file.</summary>
public sealed class HubRefusalTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("{\n  \"prot\": 1\n}",
        "(2): 'prot' is no option; did you mean 'port'? telemetrygen hub --help lists them, here without their dashes.")]
    [InlineData("{\n  \"--port\": 1\n}",
        "(2): '--port' is no option; did you mean 'port'? telemetrygen hub --help lists them, here without their dashes.")]
    [InlineData("{\n  \"config\": \"x\"\n}", "(2): 'config' is no option; telemetrygen hub --help lists them, here without their dashes.")]
    [InlineData("{\n\n  \"port\": \"8443\"\n}", "(3): port is a text; it must be a whole number from 0 to 65535.")]
    [InlineData("{\n  \"data\": \"d\",\n  \"port\":\n    70000\n}", "(4): port is '70000'; it must be a whole number from 0 to 65535.")]
    [InlineData("{ \"port\": 1.5 }", "(1): port is '1.5'; it must be a whole number from 0 to 65535.")]
    [InlineData("{ \"port\": null }", "(1): port is null; it must be a whole number from 0 to 65535.")]
    [InlineData("{ \"amqp-port\": \"none\" }", "(1): amqp-port is a text; it must be a whole number from 0 to 65535, or none.")]
    [InlineData("{ \"trust-clock\": 1 }", "(1): trust-clock is a number; it must be true or false.")]
    [InlineData("{ \"token-life\": 60 }",
        "(1): token-life is a number; it must be a whole number and s, m, h or d, such as 30d or 12h, at most 3650d.")]
    [InlineData("{ \"data\": [\"d\"] }", "(1): data is a list; it must be a text.")]
    [InlineData("{ \"hub\": [\"a\",\n 1] }", "(2): hub has a number in its list; it must be a text, or in a file a list of texts.")]
    [InlineData("{ \"hub\": {} }", "(1): hub is an object; it must be a text, or in a file a list of texts.")]
    [InlineData("{ \"tier\": \"premium\" }", "(1): tier is 'premium'; it must be basic or standard.")]
    [InlineData("{ \"data\": \"\" }", "(1): data is ''; it must be a text.")]
    [InlineData("{\n \"port\": 1,\n \"port\": 2\n}", "(3): port is there twice.")]
    [InlineData("{ \"forward-to\": \"Endpoint=sb://h/;SharedAccessKey=secret\" }",
        "(1): forward-to is something else; it must be the name of an environment variable that holds the connection string: letters, "
            + "digits and _, never the connection string itself.")]
    [InlineData("[]", "(1): the file must be a JSON object of options.")]
    [InlineData("{\n \"port\": 1\n \"hub\": 2 }", "(3): it is not JSON at byte 2 of the line.")]
    [InlineData("", "(1): it is not JSON at byte 1 of the line.")]
    [InlineData("{}{}", "(1): it is not JSON at byte 3 of the line.")]
    [InlineData("{ \"data\": \"\\ud800\" }", "(1): a text is not Unicode.")]
    public async Task What_is_wrong_in_a_file_is_told_with_its_line(string json, string error)
    {
        var file = _folder.File("hub.json");
        await File.WriteAllTextAsync(file, json, TestContext.Current.CancellationToken);

        var run = await CliRun.OfAsync("hub", "--config", file);

        Assert.Equal((2, "", $"telemetrygen: {file}{error}\n"), (run.ExitCode, run.Out, run.Error));
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_told()
    {
        var run = await CliRun.OfAsync("hub", "--config", _folder.File("none.json"));

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.Equal($"telemetrygen: --config: File not found: {_folder.File("none.json")}.\n", run.Error);
    }

    [Theory]
    [InlineData(
        "--forward-to is something else; it must be the name of an environment variable that holds the connection string: letters, digits "
            + "and _, never the connection string itself.\nTry: telemetrygen hub --help",
        "--forward-to", "Endpoint=sb://h/;SharedAccessKeyName=send;SharedAccessKey=secret")]
    [InlineData("--forward-to: the environment variable UPSTREAM is not set; it holds the connection string.", "--forward-to", "UPSTREAM")]
    [InlineData(
        "--forward-to: part 1 of the connection string is none of Endpoint, SharedAccessKeyName, SharedAccessKey, EntityPath, "
            + "UseDevelopmentEmulator, each with = and a value.",
        "--forward-to", "WRONG")]
    [InlineData(
        "--forward-ca and --forward-pause are of use only with --forward-to, which names the variable.\nTry: telemetrygen hub --help",
        "--forward-ca", "ca.pem")]
    public async Task Forwarding_that_cannot_be_is_told_without_a_secret(string error, params string[] arguments)
    {
        var run = await RunAsync(["--data", _folder.File("data"), "--port", "0", "--no-amqp", "--no-page", .. arguments]);

        Assert.Equal((2, $"telemetrygen: {error}\n"), run);
    }

    [Theory]
    [InlineData("--max-store 1 is below 65536.", "--max-store", "1")]
    [InlineData("--retention 00:00:30 is below a minute.", "--retention", "30s")]
    [InlineData(
        "--retention-size 100000 is above nine tenths of --max-store 100000: the store would be full before old events go.",
        "--retention-size", "100000", "--max-store", "100000")]
    [InlineData(
        "--host-name 'a b' is not a host name or address (give it without port; an IPv4 address has four numbers).", "--host-name", "a b")]
    [InlineData("--amqp-port and --amqp-tls-port are both 7000.", "--amqp-port", "7000", "--amqp-tls-port", "7000")]
    [InlineData("--consumer-group 'a b' is not the name of a consumer group.", "--consumer-group", "a b")]
    [InlineData("--idle-time 00:00:00 is not between a second and a day.", "--idle-time", "0s")]
    [InlineData("--capture-window 00:00:00 is not between a second and a day.", "--capture", "files", "--capture-window", "0s")]
    [InlineData("--forward-ca nowhere.pem cannot be read: there is no such file.", "--forward-to", "ABOVE", "--forward-ca", "nowhere.pem")]
    [InlineData("--forward-pause 2.00:00:00 is not between a second and an hour.", "--forward-to", "ABOVE", "--forward-pause", "2d")]
    public async Task What_the_hub_refuses_is_told_by_the_name_that_the_user_typed(string error, params string[] arguments)
    {
        var run = await RunAsync(["--data", _folder.File("data"), .. arguments]);

        Assert.Equal((2, $"telemetrygen: {error}\n"), run);
    }

    [Fact]
    public async Task What_the_hub_refuses_of_a_file_is_told_by_the_files_key()
    {
        var file = _folder.File("hub.json");
        await File.WriteAllTextAsync(
            file, """{ "max-store": "100KB", "retention-size": "100KB", "port": 0 }""", TestContext.Current.CancellationToken);
        var ofFile = await RunAsync(["--data", _folder.File("data"), "--config", file]);
        var ofBoth = await RunAsync(["--data", _folder.File("data"), "--config", file, "--max-store", "70000"]);

        const string Rest = "the store would be full before old events go.\n";
        Assert.Equal(
            (2, $"telemetrygen: {file}: retention-size 102400 is above nine tenths of {file}: max-store 102400: {Rest}"), ofFile);
        Assert.Equal((2, $"telemetrygen: {file}: retention-size 102400 is above nine tenths of --max-store 70000: {Rest}"), ofBoth);
    }

    [Fact]
    public async Task A_folder_that_nothing_names_is_told()
    {
        var run = await CliRun.OfAsync("hub", "--port", "0");

        Assert.Equal(
            (2, "", "telemetrygen: Option '--data' is required: the folder of the hub.\nTry: telemetrygen hub --help\n"),
            (run.ExitCode, run.Out, run.Error));
    }

    // What a start that fails returns and says.
    private static async Task<(int Code, string Error)> RunAsync(string[] arguments)
    {
        using var output = new MemoryStream();
        await using var text = new StreamWriter(output) { AutoFlush = true, NewLine = "\n" };
        using var told = new StringWriter { NewLine = "\n" };
        var console = new CliConsole(Stream.Null, output, text, told)
        {
            Variable = static name => name switch
            {
                "WRONG" => "secret",
                "ABOVE" => "Endpoint=sb://above/;SharedAccessKeyName=send;SharedAccessKey=a2V5",
                _ => null,
            },
        };
        var code = await Cli.CommandLine.RunAsync(["hub", .. arguments], console, TestContext.Current.CancellationToken);
        Assert.Equal(0, output.Length);
        return (code, told.ToString());
    }
}
