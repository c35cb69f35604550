using System.Globalization;
using System.Net;
using System.Text.Json;

namespace TelemetryGen.LocalHub.Tests;

public sealed class ReadEndpointTests
{
    private const string Path = "/greenhouse/partitions/1/events";

    [Fact]
    public async Task Events_come_as_lines_of_json_with_all_that_is_known_of_them()
    {
        await using var hub = await TestHub.StartAsync();
        await Answers.AssertStoredAsync(await hub.SendAsync("/greenhouse/partitions/1/messages", Answers.Body("plain")));
        await Answers.AssertStoredAsync(await hub.SendAsync(
            "/greenhouse/partitions/1/messages",
            new ByteArrayContent([0, 255]) { Headers = { ContentType = new("application/octet-stream") } },
            headers: [("row", "3"), ("t", "1.5"), ("door", "true"), ("name", "north")]));
        var stored = await hub.ReadAsync(2);

        var lines = await GetAsync(hub, Path);

        Assert.Equal(2, lines.Count);
        Assert.Equal(
            $$"""{"partition":"1","sequenceNumber":1,"offset":"{{stored[1].Offset.ToString(CultureInfo.InvariantCulture)}}","enqueuedTime":"{{stored[1].EnqueuedTime.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture)}}","contentType":"application/octet-stream","properties":{"row":3,"t":1.5,"door":true,"name":"north"},"body":"AP8="}""",
            lines[1]);
        Assert.Equal("plain",
            System.Text.Encoding.UTF8.GetString(JsonDocument.Parse(lines[0]).RootElement.GetProperty("body").GetBytesFromBase64()));
    }

    [Theory]
    [InlineData("", "2")]
    [InlineData("?after=0&max=1", "1")]
    [InlineData("?after=2", "2")]
    [InlineData("?after=latest", "2")]
    [InlineData("?after=7", "7")]
    public async Task Header_tells_after_which_number_to_ask_next(string query, string last)
    {
        await using var hub = await TestHub.StartAsync();
        await Answers.AssertStoredAsync(
            await hub.SendAsync("/greenhouse/partitions/1/messages", Answers.Batch("""[{"Body":"a"},{"Body":"b"},{"Body":"c"}]""")));

        var response = await SendAsync(hub, Path + query);

        Assert.Equal([last], response.Headers.GetValues("Last-Sequence-Number"));
        Assert.Equal(["4"], response.Headers.GetValues("Partition-Count"));
    }

    [Fact]
    public async Task Publisher_and_key_are_named()
    {
        await using var hub = await TestHub.StartAsync(options => options with { Partitions = 1 });
        await Answers.AssertStoredAsync(await hub.SendAsync("/greenhouse/publishers/wipy-01/messages", Answers.Body("1")));

        var line = JsonDocument.Parse(Assert.Single(await GetAsync(hub, "/greenhouse/partitions/0/events"))).RootElement;

        Assert.Equal(("wipy-01", "wipy-01"), (line.GetProperty("publisher").GetString(), line.GetProperty("partitionKey").GetString()));
    }

    [Fact]
    public async Task Pages_follow_one_another_by_the_last_number()
    {
        await using var hub = await TestHub.StartAsync();
        await Answers.AssertStoredAsync(await hub.SendAsync(
            "/greenhouse/partitions/1/messages", Answers.Batch($"[{string.Join(',', Enumerable.Repeat("{\"Body\":\"a\"}", 250))}]")));

        var numbers = new List<long>();
        for (var after = -1L; ;)
        {
            var page = (await GetAsync(hub, $"{Path}?after={after.ToString(CultureInfo.InvariantCulture)}&max=100")).ConvertAll(Number);
            if (page.Count == 0)
            {
                break;
            }

            Assert.InRange(page.Count, 50, 100);
            numbers.AddRange(page);
            after = page[^1];
        }

        Assert.Equal(Enumerable.Range(0, 250).Select(static number => (long)number), numbers);
    }

    [Fact]
    public async Task Waiting_ends_with_the_next_event_or_with_the_time()
    {
        await using var hub = await TestHub.StartAsync();
        Assert.Empty(await GetAsync(hub, $"{Path}?wait=1"));

        var waiting = GetAsync(hub, $"{Path}?after=latest&wait=60");
        await Answers.AssertStoredAsync(await hub.SendAsync("/greenhouse/partitions/0/messages", Answers.Body("other")));
        Assert.False(waiting.IsCompleted);
        while (!waiting.IsCompleted)
        {
            // The request may begin to wait only now: the first event that comes after that ends it.
            await Answers.AssertStoredAsync(await hub.SendAsync("/greenhouse/partitions/1/messages", Answers.Body("next")));
        }

        Assert.NotEmpty(await waiting);
    }

    [Fact]
    public async Task Stop_answers_who_waits()
    {
        await using var hub = await TestHub.StartAsync();
        var waiting = GetAsync(hub, $"{Path}?wait=60");
        while (!hub.Hub.Store.Hubs["greenhouse"].Logs[1].IsAwaited)
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        await hub.Hub.StopAsync().WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        Assert.Empty(await waiting);
    }

    [Theory]
    [InlineData("after=x", "40000: after is not a sequence number or 'latest'")]
    [InlineData("wait=61", "40000: wait is not 0 to 60 (seconds)")]
    [InlineData("wait=-1", "40000: wait is not 0 to 60 (seconds)")]
    [InlineData("max=0", "40000: max is not 1 to 10000 (events)")]
    [InlineData("max=10001", "40000: max is not 1 to 10000 (events)")]
    public async Task Wrong_question_is_400(string query, string detail)
    {
        await using var hub = await TestHub.StartAsync();

        await Answers.AssertRefusedAsync(await SendAsync(hub, $"{Path}?{query}"), 400, detail);
    }

    [Fact]
    public async Task Reading_takes_the_right_listen_and_names_what_is_not_there()
    {
        await using var hub = await TestHub.StartAsync();

        await Answers.AssertRefusedAsync(await hub.SendAsync(Path, token: "", method: HttpMethod.Get), 401, "40102: ");
        await Answers.AssertRefusedAsync(
            await hub.SendAsync(Path, token: hub.Token(), method: HttpMethod.Get), 401, "40107: Unauthorized access. 'Listen' claim(s)");
        await Answers.AssertRefusedAsync(await SendAsync(hub, "/nothere/partitions/0/events"), 404, "40401: ");
        await Answers.AssertRefusedAsync(await SendAsync(hub, "/greenhouse/partitions/4/events"), 404, "40402: ");
        await Answers.AssertRefusedAsync(await hub.SendAsync(Path, Answers.Body("x")), 405, "40500: Only GET is allowed here");
    }

    [Fact]
    public async Task More_than_the_throughput_units_is_429_until_the_next_second()
    {
        await using var hub = await TestHub.StartAsync(options => options with { ThroughputUnits = 1 });
        var batch = $"[{string.Join(',', Enumerable.Repeat("{\"Body\":\"a\"}", 30_000))}]";

        await Answers.AssertStoredAsync(await hub.SendAsync("/greenhouse/messages", Answers.Batch(batch)));
        var response = await hub.SendAsync("/greenhouse/messages", Answers.Body("1"));

        Assert.Equal(TimeSpan.FromSeconds(1), response.Headers.RetryAfter!.Delta);
        await Answers.AssertRefusedAsync(
            response, 429, "42900: The events of this second are more than the hub's throughput units allow; they were not stored");
        Assert.Equal(30_000, (await hub.StopAndReadAllAsync()).Count);
    }

    private static long Number(string line) => JsonDocument.Parse(line).RootElement.GetProperty("sequenceNumber").GetInt64();

    private static Task<HttpResponseMessage> SendAsync(TestHub hub, string path) =>
        hub.SendAsync(path, token: hub.Token($"https://{hub.Authority}/", "listen"), method: HttpMethod.Get);

    private static async Task<List<string>> GetAsync(TestHub hub, string path)
    {
        var response = await SendAsync(hub, path);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.StatusCode == HttpStatusCode.OK, text);
        Assert.Equal("application/x-ndjson", response.Content.Headers.ContentType!.MediaType);
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }
}
