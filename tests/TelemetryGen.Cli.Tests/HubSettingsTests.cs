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
