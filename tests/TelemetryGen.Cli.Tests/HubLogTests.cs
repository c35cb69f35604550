using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using TelemetryGen.Testing;

namespace TelemetryGen.Cli.Tests;

/// <summary>What <c>telemetrygen hub</c> says on stderr, and that it keeps out of the output and of secrets.</summary>
[Trait("Kind", "Device")]
public sealed class HubLogTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_refusal_is_told_with_the_tracking_id_of_its_answer_without_being_asked_for()
    {
        using var hub = await StartAsync();
        var tracking = await RefusedAsync(hub);

        var (_, output, log) = await hub.TerminateAsync();

        var line = Assert.Single(log.TrimEnd('\n').Split('\n'));
        Assert.Matches(
            $@"^\d{{4}}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{{3}}Z warn: TelemetryGen\.LocalHub\.LocalHub\[31\] POST /greenhouse/messages 401 \(40103\) TrackingId {tracking} in [0-9.]+ ms$", line);
        Assert.Equal("{\"stopped\":true}\n", output);
    }

    [Fact]
    public async Task A_limit_that_is_reached_is_named_as_the_option_that_sets_it()
    {
        using var hub = await StartAsync("--max-connections", "1");
        using var first = hub.NewClient();
        using var kept = await first.PostAsync("greenhouse/messages", new StringContent("a"), TestContext.Current.CancellationToken);
        using var second = hub.NewClient();
        await Assert.ThrowsAsync<HttpRequestException>(
            () => second.PostAsync("greenhouse/messages", new StringContent("a"), TestContext.Current.CancellationToken));

        var (_, _, log) = await hub.TerminateAsync();

        Assert.Contains("--max-connections is 1.", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_line_of_a_json_log_is_an_object_and_of_the_output_too()
    {
        using var hub = await StartAsync("--log", "trace", "--log-json");
        await StoredAsync(hub);
        var tracking = await RefusedAsync(hub);

        var (_, output, log) = await hub.TerminateAsync();

        var entries = log.TrimEnd('\n').Split('\n').Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Contains(entries, entry => entry.GetProperty("LogLevel").GetString() == "Information"
            && entry.GetProperty("Message").GetString()!.StartsWith("POST /greenhouse/messages 201 in ", StringComparison.Ordinal));
        var refused = Assert.Single(entries, entry => entry.GetProperty("LogLevel").GetString() == "Warning");
        Assert.Equal(tracking, refused.GetProperty("State").GetProperty("TrackingId").GetString());
        Assert.Equal("{\"events\":1}\n{\"stopped\":true}\n", output);
    }

    [Fact]
    public async Task A_log_of_none_is_empty()
    {
        using var hub = await StartAsync("--log", "none");
        await RefusedAsync(hub);

        Assert.Equal((0, "{\"stopped\":true}\n", ""), await hub.TerminateAsync());
    }

    [Theory]
    [InlineData("--log-json")]
    [InlineData("--log-json=false")]
    public async Task No_line_holds_a_token_or_a_key_at_any_level(string form)
    {
        using var hub = await StartAsync("--log", "trace", form);
        await StoredAsync(hub);
        await RefusedAsync(hub);
        var key = hub.SendKey();
        var master = (await File.ReadAllTextAsync(_folder.File("data/device-master.key"), TestContext.Current.CancellationToken)).Trim();

        var (_, output, log) = await hub.TerminateAsync();

        Assert.All(
            [key, master, "sig=", "SharedAccessSignature", "PRIVATE KEY"],
            secret => Assert.DoesNotContain(secret, output + log, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Who_does_not_read_the_log_does_not_hold_up_senders()
    {
        using var hub = await StartAsync();
        using var client = hub.NewClient();
        client.DefaultRequestHeaders.Remove("Authorization");

        // 5,000 lines of some 150 bytes: several times what a pipe holds, and nobody reads it before the end.
        for (var i = 0; i < 5000; i++)
        {
            using var answer = await client.PostAsync("greenhouse/messages", null, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        }

        await StoredAsync(hub);
        Assert.Equal("{\"events\":1}\n{\"stopped\":true}\n", (await hub.TerminateAsync()).Out);
    }

    private Task<HubProcess> StartAsync(params string[] more)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGTERM.");
        return HubProcess.StartAsync(_folder.File("data"), more);
    }

    private static async Task StoredAsync(HubProcess hub)
    {
        using var client = hub.NewClient();
        using var answer = await client.PostAsync("greenhouse/messages", new StringContent("a"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
    }

    private static async Task<string> RefusedAsync(HubProcess hub)
    {
        using var client = hub.NewClient();
        var token = client.DefaultRequestHeaders.GetValues("Authorization").Single();
        client.DefaultRequestHeaders.Remove("Authorization");
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", token.Replace("se=1", "se=2", StringComparison.Ordinal));
        using var answer = await client.PostAsync("greenhouse/messages", new StringContent("a"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        var detail = (string)XElement.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))
            .Element("Detail")!;
        return detail.Split("TrackingId:")[1].Split(',')[0];
    }
}
