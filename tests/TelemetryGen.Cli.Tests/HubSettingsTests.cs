using System.CommandLine;
using System.Reflection;
using System.Text;
using System.Text.Json;
using TelemetryGen.Cli.Hubs.Settings;
using TelemetryGen.LocalHub;
using TelemetryGen.Testing;

namespace TelemetryGen.Cli.Tests;

/// <summary>The options of <c>telemetrygen hub</c>: all that the hub has, on the command line and in a file.</summary>
public sealed class HubSettingsTests : IDisposable
{
    // A value of each setting that is not its default; a new setting fails Each_setting_has_a_value_here until it has one.
    private static readonly Dictionary<string, string[]> Other = new()
    {
        ["data"] = ["elsewhere"], ["hub"] = [
            "a", "b"], ["partitions"] = ["8"], ["tier"] = ["basic"], ["max-store"] = ["1GB"], ["address"] = ["0.0.0.0"],
        ["port"] = ["0"], ["host-name"] = ["gateway.lan"], ["token-life"] = ["15m"], ["new-authority"] = ["true"], ["clock-wait"] = ["0s"],
        ["trust-clock"] = ["true"], ["max-connections"] = ["7"], ["max-connections-per-address"] = ["7"], ["max-handshakes"] = ["7"],
        ["handshake-time"] = ["7s"], ["first-request-time"] = ["7s"], ["idle-time"] = ["7s"], ["header-time"] = [
            "7s"], ["min-body-rate"] = ["7"],
        ["capture"] = ["files"], ["capture-window"] = ["1m"], ["capture-size"] = ["20MB"], ["capture-namespace"] = ["farm"],
        ["retention"] = ["7d"], ["retention-size"] = ["1GB"], ["throughput-units"] = ["2"], ["amqp-port"] = [
            "none"], ["amqp-tls-port"] = ["7"],
        ["amqp-address"] = ["0.0.0.0"], ["consumer-group"] = ["archive"], ["no-amqp"] = ["true"],
        ["log"] = ["none"], ["log-json"] = ["true"], ["otlp"] = ["http://localhost:4318"], ["json"] = ["true"],
        ["legacy-address"] = ["192.168.1.10"], ["legacy-port"] = ["7"],
        ["page"] = ["0.0.0.0:7"], ["schema"] = ["greenhouse.xml"], ["no-page"] = ["true"],
        ["forward-to"] = ["UPSTREAM"], ["forward-ca"] = ["above.pem"], ["forward-pause"] = ["7s"],
    };

    private readonly TemporaryFolder _folder = new();

    private static List<HubSetting> Settings => [.. HubSettings.Groups().SelectMany(group => group.Settings)];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Each_setting_has_a_value_here() => Assert.Equal(Settings.Select(setting => setting.Name).Order(), Other.Keys.Order());

    [Fact]
    public void Every_option_of_the_hub_is_one_of_the_command()
    {
        var usual = HubStart.Usual;
        var set = Settings.Aggregate(usual, (start, setting) => setting.Apply(start, Other[setting.Name]));

        // What a program gives and a command line cannot.
        string[] objects =
            [nameof(LocalHubOptions.TimeProvider), nameof(LocalHubOptions.OptionName), nameof(LocalHubOptions.LoggerFactory)];
        Assert.Equal(objects, Unchanged(usual.Hub, set.Hub));
        Assert.Empty(Unchanged(usual.Hub.Connections, set.Hub.Connections));
        var amqp = Settings.Where(static setting => setting.Name != "no-amqp")
            .Aggregate(usual, (start, setting) => setting.Apply(start, Other[setting.Name]));
        Assert.Empty(Unchanged(new AmqpOptions(), amqp.Hub.Amqp!));
        Assert.Empty(Unchanged(new CaptureOptions { Folder = "" }, set.Hub.Capture!));

        // The connection string comes from the environment when the hub starts.
        Assert.Equal(
            [nameof(ForwardOptions.ConnectionString)], Unchanged(new ForwardOptions { ConnectionString = "" }, set.Hub.Forward!));
        Assert.Empty(Unchanged(usual, set));
    }

    [Fact]
    public void Each_setting_changes_a_thing_of_its_own()
    {
        var usual = HubStart.Usual;

        Assert.Distinct(Settings.Select(setting => Describe(setting.Apply(usual, Other[setting.Name]))));
    }

    [Fact]
    public void A_file_takes_every_setting_as_the_command_line_does()
    {
        var file = _folder.File("hub.json");
        File.WriteAllText(
            file, JsonSerializer.Serialize(
                Other.ToDictionary(pair => pair.Key, pair => Json(Settings.Single(s => s.Name == pair.Key), pair.Value))));
        var read = HubConfigFile.Read(file, Settings);

        Assert.All(Settings, setting => Assert.Equal(Other[setting.Name], read[setting.Name]));
    }

    [Fact]
    public async Task The_command_line_goes_before_the_file_and_the_file_before_the_default()
    {
        File.WriteAllText(_folder.File("hub.json"), $$"""
            // A gateway's hub.
            {
              "data": {{JsonSerializer.Serialize(_folder.File("data"))}},
              "port": 0,
              "hub": ["bed", "roof"],
              "host-name": "gateway.lan",
              "json": true,
            }
            """);

        var ofFile = await StartAsync("--config", _folder.File("hub.json"));
        var ofLine = await StartAsync("--config", _folder.File("hub.json"), "--hub", "cellar", "--host-name", "other.lan");

        Assert.Equal(["bed", "roof"], ofFile.GetProperty("hubs").EnumerateArray().Select(hub => hub.GetString()));
        Assert.StartsWith("https://gateway.lan:", ofFile.GetProperty("endpoint").GetString(), StringComparison.Ordinal);
        Assert.Equal(["cellar"], ofLine.GetProperty("hubs").EnumerateArray().Select(hub => hub.GetString()));
        Assert.StartsWith("https://other.lan:", ofLine.GetProperty("endpoint").GetString(), StringComparison.Ordinal);
        Assert.Equal(_folder.File("data/ca.pem"), ofLine.GetProperty("caPem").GetString());
    }

    [Theory]
    [InlineData(true, 5671, "--port", "0")]
    [InlineData(true, null, "--amqp-tls-port", "none")]
    [InlineData(true, 7, "--amqp-tls-port", "7")]
    [InlineData(false, null, "--no-amqp", "--amqp-port", "0")]
    public void Amqp_is_served_unless_it_is_turned_off(bool served, int? tlsPort, params string[] arguments)
    {
        var command = new Command("hub");
        var settings = Settings;
        settings.ForEach(setting => command.Add(setting.Option));
        var parsed = command.Parse(arguments);
        var set = settings.Aggregate(
            HubStart.Usual, (start, setting) => setting.Given(parsed) is { } texts ? setting.Apply(start, texts) : start);

        Assert.Equal((served, tlsPort), (set.Hub.Amqp is not null, set.Hub.Amqp?.TlsPort));
    }

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

    [Fact]
    public void Every_option_of_the_hub_has_the_name_of_the_setting_that_changes_it()
    {
        var usual = HubStart.Usual with { Hub = HubStart.Usual.Hub with { LegacyTls = new(), Capture = new() { Folder = "" } } };
        var settings = Settings.ToDictionary(static setting => setting.Name);
        Assert.Equal(
            Settings.Where(setting => !Equals(setting.Apply(usual, Other[setting.Name]).Hub, usual.Hub) && setting.Name != "no-amqp")
                .Select(static setting => setting.Name).Order(),
            OptionNames.Settings.Values.Order());
        Assert.All(OptionNames.Settings, pair => Assert.True(
            !Equals(Value(pair.Key, usual.Hub), Value(pair.Key, settings[pair.Value].Apply(usual, Other[pair.Value]).Hub)),
            $"--{pair.Value} does not change {pair.Key}"));

        static object? Value(string path, object hub) =>
            path.Split('.').Aggregate((object?)hub, static (at, name) => at?.GetType().GetProperty(name)!.GetValue(at));
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

    [Fact]
    public async Task A_lost_authority_is_an_error_until_a_new_one_is_asked_for()
    {
        await StartAsync("--data", _folder.File("data"), "--port", "0", "--json");
        File.Delete(_folder.File("data/ca-private.pem"));

        var refused = await CliRun.OfAsync("hub", "--data", _folder.File("data"), "--port", "0");
        Assert.Equal((1, ""), (refused.ExitCode, refused.Out));
        Assert.Contains("telemetrygen hub --new-authority", refused.Error, StringComparison.Ordinal);

        await StartAsync("--data", _folder.File("data"), "--port", "0", "--json", "--new-authority", "--log", "none");
        Assert.True(File.Exists(_folder.File("data/ca-private.pem")));
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

    // Starts it, ends it, and gives what it said first. Without the usual ports, which another hub of this machine may have.
    private static async Task<JsonElement> StartAsync(params string[] arguments)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        using var output = new MemoryStream();
        await using var text = new StreamWriter(output) { AutoFlush = true, NewLine = "\n" };
        using var error = new StringWriter();
        var running = Cli.CommandLine.RunAsync(
            ["hub", "--no-amqp", "--no-page", .. arguments], new(Stream.Null, output, text, error), stop.Token);
        while (output.Length == 0 && !running.IsCompleted)
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        await stop.CancelAsync();
        Assert.True(await running == 0, error.ToString());
        return JsonDocument.Parse(Encoding.UTF8.GetString(output.ToArray()).Split('\n')[0]).RootElement;
    }

    private static object? Json(HubSetting setting, string[] texts) =>
        setting.IsList ? texts : texts is ["none"] && setting.Takes(JsonTokenType.Null) ? null : setting.Takes(JsonTokenType.True)
            ? true
            : setting.Takes(JsonTokenType.Number) && int.TryParse(texts[0], out var number) ? number : texts[0];

    private static IEnumerable<string> Unchanged(object before, object after) =>
        from property in before.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
        where property.CanWrite && Equals(property.GetValue(before), property.GetValue(after))
        orderby property.Name descending
        select property.Name;

    private static string Describe(HubStart start) =>
        $"{start with { Hub = new() { DataDirectory = "" } }} {start.Hub} {string.Join(',', start.Hub.Hubs)} "
            + $"{string.Join(',', start.Hub.HostNames)} {string.Join(',', start.Hub.Amqp?.ConsumerGroups ?? [])}";
}
