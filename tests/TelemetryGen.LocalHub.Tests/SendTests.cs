using System.Text;

namespace TelemetryGen.LocalHub.Tests;

public sealed class SendTests
{
    [Fact]
    public async Task Post_stores_the_bytes_and_answers_201_with_an_empty_body()
    {
        await using var hub = await TestHub.StartAsync();
        byte[] body = [0, 255, 1, 128, 13, 10];

        await Answers.AssertStoredAsync(await hub.SendAsync("/greenhouse/messages", new ByteArrayContent(body)));

        var stored = Assert.Single(await hub.ReadAsync(1));
        Assert.Equal(body, stored.Body.ToArray());
        Assert.Equal(("greenhouse", 0, 0L, 1L, 0L), (stored.Hub, stored.Partition, stored.SequenceNumber, stored.Position, stored.Offset));
        Assert.Equal((null, null, null), (stored.Publisher, stored.PartitionKey, stored.ContentType));
        Assert.Empty(stored.Properties);
        Assert.InRange(stored.EnqueuedTime, DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow);
    }

    [Fact]
    public async Task Query_and_case_of_the_path_do_not_count()
    {
        await using var hub = await TestHub.StartAsync();

        await Answers.AssertStoredAsync(await hub.SendAsync("/GreenHouse/Messages?timeout=60&api-version=2014-01", Answers.Body("a")));

        Assert.Equal("greenhouse", Assert.Single(await hub.ReadAsync(1)).Hub);
    }

    [Fact]
    public async Task Empty_body_is_an_empty_event()
    {
        await using var hub = await TestHub.StartAsync();

        await Answers.AssertStoredAsync(await hub.SendAsync("/greenhouse/messages"));

        Assert.Equal(0, Assert.Single(await hub.ReadAsync(1)).Body.Length);
    }

    [Fact]
    public async Task Post_to_a_partition_goes_to_that_partition()
    {
        await using var hub = await TestHub.StartAsync();

        await Answers.AssertStoredAsync(await hub.SendAsync("/greenhouse/partitions/3/messages", Answers.Body("a")));

        var stored = Assert.Single(await hub.ReadAsync(1));
        Assert.Equal((3, 0L, null), (stored.Partition, stored.SequenceNumber, stored.PartitionKey));
    }

    [Fact]
    public async Task Post_as_a_publisher_has_the_publisher_as_partition_key()
    {
        await using var hub = await TestHub.StartAsync();

        await Answers.AssertStoredAsync(await hub.SendAsync("/greenhouse/publishers/wipy-01/messages", Answers.Body("a")));
        await Answers.AssertStoredAsync(await hub.SendAsync(
            "/greenhouse/publishers/wipy-01/messages", Answers.Body("b"), headers: ("BrokerProperties", """{"PartitionKey":"wipy-01"}""")));

        var stored = await hub.ReadAsync(2);
        Assert.All(stored, item => Assert.Equal(("wipy-01", "wipy-01"), (item.Publisher, item.PartitionKey)));
        Assert.Equal(stored[0].Partition, stored[1].Partition);
    }

    [Fact]
    public async Task Events_without_a_key_go_round_the_partitions()
    {
        await using var hub = await TestHub.StartAsync();
        for (var i = 0; i < 8; i++)
        {
            await Answers.AssertStoredAsync(await hub.SendAsync("/greenhouse/messages", Answers.Body("a")));
        }

        Assert.Equal([0, 1, 2, 3, 0, 1, 2, 3], (await hub.ReadAsync(8)).Select(item => item.Partition));
    }

    // The partitions were computed with Python: int.from_bytes(sha256(key).digest()[:8], "big") % 4.
    [Theory]
    [InlineData("wipy-01", 2)]
    [InlineData("wipy-02", 3)]
    [InlineData("gewächshaus", 3)]
    public async Task A_partition_key_always_goes_to_the_same_partition(string key, int partition)
    {
        await using var hub = await TestHub.StartAsync();
        var broker = System.Text.Json.JsonSerializer.Serialize(new { PartitionKey = key });

        await Answers.AssertStoredAsync(
            await hub.SendAsync("/greenhouse/messages", Answers.Body("a"), headers: ("BrokerProperties", broker)));

        var stored = Assert.Single(await hub.ReadAsync(1));
        Assert.Equal((key, partition), (stored.PartitionKey, stored.Partition));
    }

    [Fact]
    public async Task Other_headers_become_typed_user_properties()
    {
        await using var hub = await TestHub.StartAsync();
        var content = Answers.Body("a");
        content.Headers.ContentType = new("application/octet-stream");

        await Answers.AssertStoredAsync(await hub.SendAsync(
            "/greenhouse/messages",
            content,
            headers:
            [
                ("row", "3"), ("negative", "-7"), ("big", "3000000000"), ("huge", "99999999999999999999"), ("temperature", "21.50"),
                ("door", "true"), ("name", "north wing"), ("serial", "007"), ("hex", "12e4"), ("User-Agent", "board"),
                ("x-ms-retrypolicy", "NoRetry"), ("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"),
            ]));

        var stored = Assert.Single(await hub.ReadAsync(1));
        Assert.Equal("application/octet-stream", stored.ContentType);
        Assert.Equal(
            new Dictionary<string, object>
            {
                ["row"] = 3, ["negative"] = -7, ["big"] = 3000000000L, ["huge"] = "99999999999999999999", ["temperature"] = 21.5,
                ["door"] = true, ["name"] = "north wing", ["serial"] = "007", ["hex"] = "12e4",
            },
            stored.Properties);
    }

    // The list of docs/local-hub.md, read there: what it says is no property is none, and the names around it are.
    [Fact]
    public async Task Headers_that_the_page_lists_are_no_properties()
    {
        var page = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs/local-hub.md"), TestContext.Current.CancellationToken);
        var list = page.Split("<!-- headers -->")[1].Split("<!-- end -->")[0];
        var names = System.Text.RegularExpressions.Regex.Matches(list, "`([^`]+)`").Select(match => match.Groups[1].Value).ToList();

        Assert.InRange(names.Count, 60, 100);
        Assert.All(names, name => Assert.False(Http.UserProperties.IsProperty(name.Replace("*", "x", StringComparison.Ordinal)), name));
        Assert.All(names, name =>
            Assert.False(Http.UserProperties.IsProperty(name.Replace("*", "x", StringComparison.Ordinal).ToUpperInvariant()), name));
        Assert.Empty(Http.UserProperties.NoProperties.Except(names));
        Assert.All((string[])["row", "ce-id", "X-Row", "Content", "Security", "xms", "Date2"],
            name => Assert.True(Http.UserProperties.IsProperty(name), name));
    }

    [Theory]
    [InlineData(
        """{"Label":"a","MessageId":"1","TimeToLive":90,"CorrelationId":"c","SessionId":"a","To":"x","ScheduledEnqueueTimeUtc":"Sun, 06 Nov 1994 08:49:37 GMT"}""", null)]
    [InlineData("""{"SequenceNumber":12345,"DeliveryCount":2,"Unheard":{"of":[1]},"PartitionKey":"a","SessionId":"a"}""", "a")]
    [InlineData("""{"partitionKey":"a"}""", null)]
    [InlineData("""{"PartitionKey":null}""", null)]
    [InlineData("{}", null)]
    public async Task Broker_properties_other_than_the_key_are_ignored(string broker, string? key)
    {
        await using var hub = await TestHub.StartAsync();

        await Answers.AssertStoredAsync(
            await hub.SendAsync("/greenhouse/messages", Answers.Body("a"), headers: ("BrokerProperties", broker)));
        await Answers.AssertStoredAsync(await hub.SendAsync(
            "/greenhouse/messages", Answers.Batch($$"""[{"Body":"b","BrokerProperties":{{broker}}}]""")));

        Assert.All(await hub.ReadAsync(2), item => Assert.Equal((key, 0), (item.PartitionKey, item.Properties.Count)));
    }

    [Fact]
    public async Task Chunked_body_is_stored_whole()
    {
        await using var hub = await TestHub.StartAsync();
        var text = new string('x', 100_000);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/greenhouse/messages") { Content = Answers.Body(text) };
        request.Headers.TransferEncodingChunked = true;
        request.Headers.TryAddWithoutValidation("Authorization", hub.Token());

        await Answers.AssertStoredAsync(await hub.Client.SendAsync(request, TestContext.Current.CancellationToken));

        Assert.Equal(text, Encoding.UTF8.GetString(Assert.Single(await hub.ReadAsync(1)).Body.Span));
    }
}
