using System.Text;
using System.Text.Json;
using TelemetryGen.Testing;

namespace TelemetryGen.Cli.Tests;

/// <summary><c>telemetrygen replay</c> against a hub that runs.</summary>
[Trait("Kind", "Device")]
public sealed class ReplayTests : IDisposable
{
    private static readonly string AnyKey = Convert.ToBase64String(new byte[32]);
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Events_are_sent_as_they_had_been()
    {
        using var hub = await HubProcess.StartAsync(_folder.File("data"), "--partitions", "1");
        var letters = Letters(
            """{"reason":"HandlerFailed","publisher":"wipy 01","partitionKey":"wipy 01","contentType":"application/x-t","""
                + """ "properties":{"row":3,"ok":true,"name":"x"},"body":"AP8="}""",
            """{"reason":"Damaged","partitionKey":"Süd","body":""}""",
            """{"reason":"HandlerFailed","body":"AQ=="}""");

        var run = await ReplayAsync(hub, letters);

        Assert.Equal((0, "", "Damaged: 1\nHandlerFailed: 2\n3 sent. The file is as it was: move it away when all is well.\n"),
            (run.ExitCode, run.Error, run.Out));
        var events = await EventsAsync(hub);
        Assert.Equal(["AP8=", "", "AQ=="], events.Select(e => e.GetProperty("body").GetString()));
        Assert.Equal("wipy 01", events[0].GetProperty("publisher").GetString());
        Assert.Equal("application/x-t", events[0].GetProperty("contentType").GetString());
        Assert.Equal("""{"row":3,"ok":true,"name":"x"}""", Sorted(events[0].GetProperty("properties")));
        Assert.Equal("Süd", events[1].GetProperty("partitionKey").GetString());
        Assert.False(events[2].TryGetProperty("publisher", out _));
    }

    [Fact]
    public async Task Only_the_lines_that_are_asked_for_are_sent_and_a_trial_sends_none()
    {
        using var hub = await HubProcess.StartAsync(_folder.File("data"), "--partitions", "1");
        var letters = Letters(
            """{"reason":"HandlerFailed","body":"AQ=="}""", """{"reason":"Damaged","body":"Ag=="}""",
            """{"reason":"HandlerFailed","body":"Aw=="}""");

        Assert.Equal("Damaged: 1\nHandlerFailed: 2\n3 would be sent.\n", (await CliRun.OfAsync("replay", letters, "--dry-run")).Out);
        await ReplayAsync(hub, letters, "--reason", "HandlerFailed", "--from-line", "2");

        Assert.Equal(["Aw=="], (await EventsAsync(hub)).Select(e => e.GetProperty("body").GetString()));
    }

    [Fact]
    public async Task When_it_ends_early_it_says_where_to_go_on()
    {
        using var hub = await HubProcess.StartAsync(_folder.File("data"), "--partitions", "1");
        var letters = Letters("""{"reason":"HandlerFailed","body":"AQ=="}""", "nonsense");

        var run = await ReplayAsync(hub, letters);
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith($"telemetrygen: {letters}(2) is no dead letter of TelemetryGen.Server: ", run.Error, StringComparison.Ordinal);
        Assert.Single(await EventsAsync(hub));

        var refused = await ReplayAsync(hub, letters, "--hub", "other");
        Assert.Equal(1, refused.ExitCode);
        Assert.StartsWith("telemetrygen: line 1: The hub answers 404: 40401: ", refused.Error, StringComparison.Ordinal);
        Assert.EndsWith("Go on with --from-line 1.\n", refused.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "--endpoint says where to send, such as https://localhost:8443. (--dry-run sends nothing.)\nTry: telemetrygen replay --help",
        "--key-env", "SEND_KEY")]
    [InlineData(
        "The key comes from --key-env or --key-file; give one. It is never an argument: others would see it.\n"
            + "Try: telemetrygen replay --help")]
    public async Task What_is_missing_is_said(string error, params string[] more)
    {
        using var output = new MemoryStream();
        using var said = new StringWriter { NewLine = "\n" };
        await using var text = new StreamWriter(output);
        var exit = await CommandLine.RunAsync(
            ["replay", Letters(), .. more], new(Stream.Null, output, text, said) { Variable = _ => AnyKey }, Cancellation);

        Assert.Equal((2, $"telemetrygen: {error}\n"), (exit, said.ToString()));
    }

    private string Letters(params string[] lines)
    {
        var path = _folder.File("letters.jsonl");
        File.WriteAllLines(path, lines);
        return path;
    }

    private static string Sorted(JsonElement properties) => properties.GetRawText().Replace(" ", "", StringComparison.Ordinal);

    private static async Task<CliRun> ReplayAsync(HubProcess hub, string letters, params string[] more)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter { NewLine = "\n" };
        await using var text = new StreamWriter(output, new UTF8Encoding(false)) { AutoFlush = true, NewLine = "\n" };
        string[] name = more.Contains("--hub") ? [] : ["--hub", "greenhouse"];
        var exit = await CommandLine.RunAsync(
            ["replay", letters, "--endpoint", hub.Endpoint.AbsoluteUri, "--ca", hub.CaPem, "--key-env", "SEND_KEY", .. name, .. more],
            new(Stream.Null, output, text, error) { Variable = _ => hub.SendKey() }, Cancellation);
        return new(exit, Encoding.UTF8.GetString(output.ToArray()), error.ToString(), output.ToArray());
    }

    private static async Task<List<JsonElement>> EventsAsync(HubProcess hub)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter();
        await using var text = new StreamWriter(output, new UTF8Encoding(false)) { AutoFlush = true, NewLine = "\n" };
        await CommandLine.RunAsync(
            ["hub", "read", "--endpoint", hub.Endpoint.AbsoluteUri, "--ca", hub.CaPem, "--hub", "greenhouse", "--key-env", "LISTEN_KEY"],
            new(Stream.Null, output, text, error) { Variable = _ => hub.Key("listen") }, Cancellation);
        return [.. Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(l => JsonDocument.Parse(l).RootElement)];
    }
}
