using System.Text;
using System.Text.Json;
using TelemetryGen.Testing;

namespace TelemetryGen.Cli.Tests;

/// <summary><c>telemetrygen hub read</c> against a hub that runs.</summary>
[Trait("Kind", "Device")]
public sealed class HubReadTests : IDisposable
{
    private static readonly byte[] Climate = Convert.FromHexString("1400010007000200FAE28C1D9F010000CAFF8813CD8B01000107100E026F6B");

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Events_of_all_partitions_come_as_lines_and_decoded()
    {
        using var hub = await HubProcess.StartAsync(_folder.File("data"));
        using var client = hub.NewClient();
        for (var i = 0; i < 6; i++)
        {
            await SendAsync(client, Climate);
        }

        var raw = await ReadAsync(hub);
        Assert.Equal((0, ""), (raw.ExitCode, raw.Error));
        var lines = raw.Out.TrimEnd('\n').Split('\n').Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(6, lines.Count);
        Assert.All(lines, line => Assert.Equal(Climate, line.GetProperty("body").GetBytesFromBase64()));
        Assert.Equal(["0", "0", "1", "1", "2", "3"], lines.Select(line => line.GetProperty("partition").GetString()!).Order());

        var decoded = await ReadAsync(hub, "--schema", Schema());
        Assert.Equal((0, ""), (decoded.ExitCode, decoded.Error));
        Assert.Equal(6,
            decoded.Out.TrimEnd('\n').Split('\n').Count(line => line.Contains("\"Temperature\":-0.54", StringComparison.Ordinal)));

        var one = await ReadAsync(hub, "--partition", "2");
        Assert.Single(one.Out.TrimEnd('\n').Split('\n'));

        // Nothing was asked for that is not there.
        Assert.Equal("", (await hub.TerminateAsync()).Log);
    }

    [Fact]
    public async Task Event_that_is_no_message_is_named_and_the_others_come()
    {
        using var hub = await HubProcess.StartAsync(_folder.File("data"), "--partitions", "1");
        using var client = hub.NewClient();
        await SendAsync(client, "nonsense"u8.ToArray());
        await SendAsync(client, Climate);

        var run = await ReadAsync(hub, "--schema", Schema());

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("telemetrygen: partition 0, event 0, byte ", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Out.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public async Task Following_gives_what_comes_until_it_is_stopped()
    {
        using var hub = await HubProcess.StartAsync(_folder.File("data"));
        using var client = hub.NewClient();
        await SendAsync(client, "old"u8.ToArray());
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        using var output = new MemoryStream();
        await using var text = new StreamWriter(output) { AutoFlush = true, NewLine = "\n" };
        using var error = new StringWriter();
        var running = CommandLine.RunAsync(
            Arguments(hub, "--follow", "--latest"), new(Stream.Null, output, text, error) { Variable = _ => hub.Key("listen") },
            stop.Token);

        // Until it listens nothing comes: then every event does.
        while (output.Length == 0 && !running.IsCompleted)
        {
            await SendAsync(client, "new"u8.ToArray());
            await Task.Delay(50, Cancellation);
        }

        await stop.CancelAsync();
        Assert.Equal((0, ""), (await running, error.ToString()));
        var said = Encoding.UTF8.GetString(output.ToArray());
        Assert.Contains(Convert.ToBase64String("new"u8), said, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToBase64String("old"u8), said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_is_said_in_one_line()
    {
        using var hub = await HubProcess.StartAsync(_folder.File("data"));

        Assert.Equal("telemetrygen: The hub has no partition 9.\n", (await ReadAsync(hub, "--partition", "9")).Error);
        Assert.StartsWith("telemetrygen: The hub answers 404: 40401: No such hub: 'other'.", (await ReadAsync(hub, "--hub", "other")).Error,
            StringComparison.Ordinal);
        Assert.StartsWith(
            "telemetrygen: The hub answers 401: 40103: ", (await ReadAsync(hub, "--policy", "manage")).Error, StringComparison.Ordinal);
        Assert.Equal(
            "telemetrygen: --ca nowhere.pem cannot be read: there is no such file.\n", (await ReadAsync(hub, "--ca", "nowhere.pem")).Error);
        Assert.Equal(
            "telemetrygen: --endpoint is 'localhost'; it must be an https address, such as https://localhost:8443.\n",
            (await ReadAsync(hub, "--endpoint", "localhost")).Error);
        hub.Process.Kill();
        await hub.Process.WaitForExitAsync(Cancellation);
        var gone = await ReadAsync(hub);
        Assert.Equal(1, gone.ExitCode);
        Assert.StartsWith("telemetrygen: The hub cannot be reached at localhost:", gone.Error, StringComparison.Ordinal);
    }

    private static async Task SendAsync(HttpClient client, byte[] body)
    {
        using var answer = await client.PostAsync("greenhouse/messages", new ByteArrayContent(body), Cancellation);
        Assert.Equal(201, (int)answer.StatusCode);
    }

    private static string[] Arguments(HubProcess hub, params string[] more)
    {
        var arguments = new Dictionary<string, string>
        {
            ["--endpoint"] = hub.Endpoint.AbsoluteUri,
            ["--ca"] = hub.CaPem,
            ["--hub"] = "greenhouse",
            ["--key-env"] = "LISTEN_KEY",
        };
        string[] left = [.. more];
        for (var i = 0; i + 1 < more.Length; i++)
        {
            if (arguments.ContainsKey(more[i]))
            {
                arguments[more[i]] = more[i + 1];
                left = [.. more[..i], .. more[(i + 2)..]];
            }
        }

        return ["hub", "read", .. arguments.SelectMany(static pair => (string[])[pair.Key, pair.Value]), .. left];
    }

    private static async Task<CliRun> ReadAsync(HubProcess hub, params string[] more)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter { NewLine = "\n" };
        await using var text = new StreamWriter(output, new UTF8Encoding(false)) { AutoFlush = true, NewLine = "\n" };
        var exit = await CommandLine.RunAsync(
            Arguments(hub, more), new(Stream.Null, output, text, error) { Variable = _ => hub.Key("listen") }, Cancellation);
        return new(exit, Encoding.UTF8.GetString(output.ToArray()), error.ToString(), output.ToArray());
    }

    private string Schema() => _folder.Sample();
}
