using System.Collections.Concurrent;
using System.Net;
using System.Text;
using TelemetryGen.Cli.Hubs.Settings;
using TelemetryGen.LocalHub;
using TelemetryGen.Testing;

namespace TelemetryGen.Cli.Tests;

[Trait("Kind", "Device")]
public class HubTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_answered_201_is_there_exactly_once_after_kill_9()
    {
        var answered = new ConcurrentBag<string>();
        using (var hub = await HubProcess.StartAsync(_folder.File("data")))
        {
            using var client = hub.NewClient();
            var senders = Enumerable.Range(0, 8)
                .Select(sender => Task.Run(() => SendUntilDeadAsync(client, sender, answered), Cancellation)).ToList();
            while (answered.Count < 200 && !hub.Process.HasExited)
            {
                await Task.Delay(5, Cancellation);
            }

            // Process.Kill is SIGKILL; the senders are in the middle of their requests.
            hub.Process.Kill();
            await Task.WhenAll(senders);
        }

        var stored = await StoredAsync();

        Assert.True(answered.Count >= 200, $"{answered.Count} answered");
        Assert.Distinct(stored);
        Assert.Empty(answered.Except(stored));

        // One more for each sender at most: stored, but killed before the answer.
        Assert.InRange(stored.Count, answered.Count, answered.Count + 8);
    }

    [Fact]
    public async Task SIGTERM_ends_the_hub_cleanly_with_the_count_of_this_run()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGTERM.");
        await SendAndEndAsync(3);
        await SendAndEndAsync(2);

        Assert.Equal(5, (await StoredAsync()).Count);
    }

    [Fact]
    public async Task People_learn_where_it_listens_and_how_to_send_but_no_key()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        using var output = new MemoryStream();
        await using var text = new StreamWriter(output) { AutoFlush = true, NewLine = "\n" };
        using var error = new StringWriter();
        string[] arguments =
            ["hub", "--data", _folder.File("data"), "--port", "0", "--amqp-port", "0", "--amqp-tls-port", "0", "--page", "0"];
        var running = CommandLine.RunAsync(arguments, new(Stream.Null, output, text, error), stop.Token);
        while (output.Length == 0 && !running.IsCompleted)
        {
            await Task.Delay(10, Cancellation);
        }

        await stop.CancelAsync();
        Assert.Equal(0, await running);

        var said = Encoding.UTF8.GetString(output.ToArray());
        Assert.StartsWith("Listening on https://localhost:", said, StringComparison.Ordinal);
        Assert.Contains($"authority   {_folder.File("data/ca.pem")}", said, StringComparison.Ordinal);
        Assert.Contains($"policies    {_folder.File("data/policies.json")}", said, StringComparison.Ordinal);
        Assert.Matches("page        http://localhost:[0-9]+/\n", said);
        Assert.Contains(
            $"curl --cacert {_folder.File("data/ca.pem")} -H \"Authorization: $TOKEN\" -H \"Content-Type: application/octet-stream\" \\\n"
                + "    --data-binary @event.bin https://localhost:", said, StringComparison.Ordinal);
        Assert.Matches(
            @"  Endpoint=sb://localhost:\d+;SharedAccessKeyName=manage;SharedAccessKey=KEY;EntityPath=telemetry;UseDevelopmentEmulator=true\n", said);
        Assert.Matches(@"CustomEndpointAddress = new Uri\(""sb://localhost:\d+""\)", said);
        Assert.DoesNotContain("primaryKey\":", said, StringComparison.Ordinal);
        Assert.EndsWith("Stopped.\n", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_is_served_with_the_hub_and_ends_with_it()
    {
        using var hub = await HubProcess.StartAsync(_folder.File("data"), "--page", "0", "--schema", _folder.Sample());
        var page = hub.Start.GetProperty("page").GetString()!;
        using var client = new HttpClient();

        Assert.Contains("<title>Local hub</title>", await client.GetStringAsync(page, Cancellation), StringComparison.Ordinal);
        Assert.False(hub.Start.TryGetProperty("pageToken", out var token) && token.ValueKind != System.Text.Json.JsonValueKind.Null);
        var (exit, _, log) = await hub.TerminateAsync();
        Assert.Equal((0, ""), (exit, log));
    }

    [Fact]
    public async Task Off_loopback_the_page_has_a_token_that_is_in_no_output()
    {
        using var hub = await HubProcess.StartAsync(_folder.File("data"), "--page", "0.0.0.0:0");

        Assert.StartsWith("https://", hub.Start.GetProperty("page").GetString(), StringComparison.Ordinal);
        Assert.Equal(_folder.File("data/page-token.txt"), hub.Start.GetProperty("pageToken").GetString());
        var token = (await File.ReadAllTextAsync(_folder.File("data/page-token.txt"), Cancellation)).Trim();
        var (_, said, log) = await hub.TerminateAsync();
        Assert.DoesNotContain(token, said + log + hub.Start.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_was_asked_for_must_start_and_the_usual_one_need_not()
    {
        using var taken = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        var run = await CliRun.OfAsync("hub", "--data", _folder.File("data"), "--port", "0", "--no-amqp", "--page", $"{port}");

        Assert.Equal((1, ""), (run.ExitCode, run.Out));
        Assert.StartsWith($"telemetrygen: The page cannot listen on 127.0.0.1:{port}: ", run.Error, StringComparison.Ordinal);
        Assert.False(PageAddress.Usual.IsAsked);
    }

    [Theory]
    [InlineData("8480", "127.0.0.1:8480")]
    [InlineData("0.0.0.0:80", "0.0.0.0:80")]
    [InlineData("[::1]:80", "[::1]:80")]
    [InlineData("65536", null)]
    [InlineData("0.0.0.0", null)]
    [InlineData("::1", null)]
    [InlineData("localhost:80", null)]
    [InlineData("", null)]
    public void A_place_of_the_page_is_a_port_or_an_address_with_one(string text, string? expected) =>
        Assert.Equal(expected, PageAddress.TryParse(text, out var place) ? place.Place.ToString() : null);

    [Theory]
    [InlineData(2,
        "--page is 'here'; it must be a port from 0 to 65535, or an IP address with one, such as 0.0.0.0:8480.\nTry: telemetrygen hub "
            + "--help", "--page", "here")]
    [InlineData(2, "File not found: none.xml.", "--schema", "none.xml")]
    [InlineData(2, "--port is '70000'; it must be a whole number from 0 to 65535.\nTry: telemetrygen hub --help", "--port", "70000")]
    [InlineData(2, "--hub '-' is not a hub name.", "--hub", "-")]
    [InlineData(
        2, "--address is 'here'; it must be an IP address, such as 192.168.1.10 or ::1.\nTry: telemetrygen hub --help",
        "--address", "here")]
    [InlineData(
        2, "--address is '999'; it must be an IP address, such as 192.168.1.10 or ::1.\nTry: telemetrygen hub --help",
        "--address", "999")]
    [InlineData(
        2, "--address is '127.1'; it must be an IP address, such as 192.168.1.10 or ::1.\nTry: telemetrygen hub --help",
        "--address", "127.1")]
    [InlineData(
        2, "--address is '010.0.0.1'; it must be an IP address, such as 192.168.1.10 or ::1.\nTry: telemetrygen hub --help",
        "--address", "010.0.0.1")]
    [InlineData(
        2, "--address is '0x7F.0.0.1'; it must be an IP address, such as 192.168.1.10 or ::1.\nTry: telemetrygen hub --help",
        "--address", "0x7F.0.0.1")]
    [InlineData(
        2, "--address is '192.168.1'; it must be an IP address, such as 192.168.1.10 or ::1.\nTry: telemetrygen hub --help",
        "--address", "192.168.1")]
    [InlineData(
        2,
        "--page is '999:8480'; it must be a port from 0 to 65535, or an IP address with one, such as 0.0.0.0:8480.\nTry: telemetrygen hub "
            + "--help",
        "--page", "999:8480")]
    [InlineData(
        2,
        "--page is '127.1:80'; it must be a port from 0 to 65535, or an IP address with one, such as 0.0.0.0:8480.\nTry: telemetrygen hub "
            + "--help",
        "--page", "127.1:80")]
    [InlineData(2, "--log is 'loud'; it must be trace, debug, information, warning, error, critical or none.\nTry: telemetrygen hub --help",
        "--log", "loud")]
    [InlineData(2, "--tier is '1'; it must be basic or standard.\nTry: telemetrygen hub --help", "--tier", "1")]
    [InlineData(2,
        "--max-store is '10TB'; it must be a whole number of bytes, or one with KB, MB or GB, such as 10GB, or none.\nTry: telemetrygen "
            + "hub --help", "--max-store", "10TB")]
    [InlineData(2,
        "--idle-time is '240'; it must be a whole number and s, m, h or d, such as 30d or 12h, at most 3650d.\nTry: telemetrygen hub "
            + "--help", "--idle-time", "240")]
    [InlineData(2, "--idle-time 2.00:00:00 is not between a second and a day.", "--idle-time", "2d")]
    [InlineData(2, "--token-life 00:00:00 is not between a minute and 30 days.", "--token-life", "0s")]
    public async Task A_hub_that_cannot_start_says_why_in_one_line(int exit, string error, params string[] arguments)
    {
        var run = await CliRun.OfAsync(["hub", "--data", _folder.File("data"), .. arguments]);

        Assert.Equal((exit, "", $"telemetrygen: {error}\n"), (run.ExitCode, run.Out, run.Error));
    }

    [Fact]
    public async Task A_port_that_is_taken_is_named_with_the_options_for_another()
    {
        using var taken = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture);

        var run = await CliRun.OfAsync(
            "hub", "--data", _folder.File("data"), "--port", "0", "--no-page", "--amqp-port", port, "--amqp-tls-port", "none");

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("telemetrygen: Cannot listen for AMQP: ", run.Error, StringComparison.Ordinal);
        Assert.EndsWith(
            "The options are --address, --port, --amqp-address, --amqp-port, --amqp-tls-port, --no-amqp, --legacy-address and "
                + "--legacy-port.\n",
            run.Error,
            StringComparison.Ordinal);
    }

    private async Task SendAndEndAsync(int events)
    {
        using var hub = await HubProcess.StartAsync(_folder.File("data"));
        using var client = hub.NewClient();
        for (var i = 0; i < events; i++)
        {
            using var answer = await client.PostAsync("greenhouse/messages", new StringContent($"{i}"), Cancellation);
            Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        }

        Assert.Equal((0, $"{{\"events\":{events}}}\n{{\"stopped\":true}}\n", ""), await hub.TerminateAsync());
    }

    private static async Task SendUntilDeadAsync(HttpClient client, int sender, ConcurrentBag<string> answered)
    {
        for (var i = 0; ; i++)
        {
            var body = $"{sender}/{i}";
            try
            {
                using var content = new StringContent(body);
                using var answer = await client.PostAsync("greenhouse/messages", content, Cancellation);
                Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
                answered.Add(body);
            }
            catch (HttpRequestException)
            {
                return;
            }
        }
    }

    private async Task<List<string>> StoredAsync()
    {
        await using var hub = await LocalHub.LocalHub.StartAsync(
            new() { DataDirectory = _folder.File("data"), Port = 0, Hubs = ["greenhouse"] }, Cancellation);
        var stored = new List<string>();
        var reading = Task.Run(
            async () =>
            {
                await foreach (var item in hub.ReadAsync("greenhouse", 0, Cancellation))
                {
                    stored.Add(Encoding.UTF8.GetString(item.Body.Span));
                }
            },
            Cancellation);

        // A hub that stops ends the reading behind its last event.
        await hub.StopAsync();
        await reading;
        return stored;
    }
}
