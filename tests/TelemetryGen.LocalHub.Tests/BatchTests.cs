using System.Text;

namespace TelemetryGen.LocalHub.Tests;

public sealed class BatchTests
{
    [Fact]
    public async Task Batch_stores_each_event_with_its_properties_and_key()
    {
        await using var hub = await TestHub.StartAsync();

        await Answers.AssertStoredAsync(await hub.SendAsync("/greenhouse/messages", Answers.Batch(
            """
            [
              {"Body": "Grüße", "UserProperties": {"row": 3, "big": 3000000000, "t": 21.5, "door": false, "text": "007"}},
              {"Body": "", "BrokerProperties": {"PartitionKey": "wipy-01"}},
              {"Body": "last"}
            ]
            """)));

        // The keyed one is in a partition of its own choice, so its place among the others is not said.
        var stored = (await hub.ReadAsync(3))
            .OrderBy(item => Array.IndexOf(["Grüße", "", "last"], Encoding.UTF8.GetString(item.Body.Span))).ToList();
        Assert.Equal(["Grüße", "", "last"], stored.Select(item => Encoding.UTF8.GetString(item.Body.Span)));
        Assert.Equal([null, "wipy-01", null], stored.Select(item => item.PartitionKey));
        Assert.All(stored, item => Assert.Null(item.ContentType));
        Assert.Equal(
            new Dictionary<string, object> { ["row"] = 3, ["big"] = 3000000000L, ["t"] = 21.5, ["door"] = false, ["text"] = "007" },
            stored[0].Properties);
        Assert.Equal(stored[0].Partition, stored[2].Partition);
    }

    [Fact]
    public async Task Bodies_are_the_bytes_of_their_texts_however_they_are_escaped()
    {
        await using var hub = await TestHub.StartAsync();

        await Answers.AssertStoredAsync(await hub.SendAsync("/greenhouse/messages", Answers.Batch(
            """[{"Body":"a\"b\\"},{"Body":"é€😀"},{"Body":""},{"Body":"\ud83d\ude00\n"},{"\u0042ody":"plain"}]""")));

        Assert.Equal(
            ["a\"b\\", "é€😀", "", "😀\n", "plain"], (await hub.ReadAsync(5)).Select(item => Encoding.UTF8.GetString(item.Body.Span)));
    }

    [Fact]
    public async Task Batch_may_begin_with_a_byte_order_mark()
    {
        await using var hub = await TestHub.StartAsync();

        await Answers.AssertStoredAsync(await hub.SendAsync("/greenhouse/messages", Answers.Batch("\uFEFF[{\"Body\":\"a\"}]")));

        Assert.Equal("a"u8.ToArray(), Assert.Single(await hub.ReadAsync(1)).Body.ToArray());
    }

    [Fact]
    public async Task Batch_as_a_publisher_has_the_publisher_on_every_event()
    {
        await using var hub = await TestHub.StartAsync();

        await Answers.AssertStoredAsync(await hub.SendAsync(
            "/greenhouse/publishers/wipy-01/messages", Answers.Batch("""[{"Body":"a"},{"Body":"b"}]""")));

        Assert.All(await hub.ReadAsync(2), item => Assert.Equal(("wipy-01", "wipy-01"), (item.Publisher, item.PartitionKey)));
    }

    [Fact]
    public async Task Batch_with_one_bad_event_stores_nothing()
    {
        await using var hub = await TestHub.StartAsync();

        await Answers.AssertRefusedAsync(
            await hub.SendAsync("/greenhouse/messages", Answers.Batch("""[{"Body":"a"},{"Body":1}]""")),
            400,
            "40000: Event 1 of the batch: Body is not a text");

        Assert.Empty(await hub.StopAndReadAllAsync());
    }

    [Theory]
    [InlineData("", "40000: The batch is not JSON: line 1, byte 1")]
    [InlineData("[{\"Body\":\"a\"},]", "40000: The batch is not JSON: line 1, byte 15")]
    [InlineData("{\"Body\":\"a\"}", "40000: A batch is a JSON array with at least one event")]
    [InlineData("[]", "40000: A batch is a JSON array with at least one event")]
    [InlineData("[1]", "40000: Event 0 of the batch: it is not a JSON object")]
    [InlineData("[{}]", "40000: Event 0 of the batch: Body is missing")]
    [InlineData("[{\"Body\":null}]", "40000: Event 0 of the batch: Body is not a text")]
    [InlineData("[{\"Body\":\"\\ud800\"}]", "40000: Event 0 of the batch: Body is not a text")]
    [InlineData("[{\"Body\":\"a\",\"Body\":\"b\"}]", "40000: The batch is not JSON: a name is there twice")]
    [InlineData("[{\"Body\":\"a\",\"body\":\"b\"}]", "40000: Event 0 of the batch: 'body' is not Body, UserProperties or BrokerProperties")]
    [InlineData("[{\"Body\":\"a\",\"UserProperties\":[]}]", "40000: Event 0 of the batch: UserProperties is not a JSON object")]
    [InlineData(
        "[{\"Body\":\"a\",\"UserProperties\":{\"x\":null}}]",
        "40000: Event 0 of the batch: UserProperties 'x' is not a text, number, true or false")]
    [InlineData(
        "[{\"Body\":\"a\",\"UserProperties\":{\"x\":1e999}}]",
        "40000: Event 0 of the batch: UserProperties 'x' is not a text, number, true or false")]
    [InlineData("[{\"Body\":\"a\",\"BrokerProperties\":1}]", "40000: Event 0 of the batch: BrokerProperties is not a JSON object")]
    [InlineData("[{\"\\ud800\":\"a\"}]", "40000: The batch is not JSON: a name in it is not Unicode")]
    [InlineData("[{\"Body\":\"\\udc00\"}]", "40000: Event 0 of the batch: Body is not a text")]
    [InlineData("[{\"Body\":\"a\",\"UserProperties\":{\"\\ud800\":1}}]", "40000: The batch is not JSON: a name in it is not Unicode")]
    [InlineData("[{\"Body\":\"a\",\"UserProperties\":{\"a\\udfff\":1,\"a\\udfff\":2}}]",
        "40000: The batch is not JSON: a name in it is not Unicode")]
    [InlineData("[{\"Body\":\"a\",\"UserProperties\":{\"a\":1,\"\\u0061\":2}}]", "40000: The batch is not JSON: a name is there twice")]
    [InlineData("[{\"Body\":\"a\",\"UserProperties\":{\"x\":\"\\ud800\"}}]",
        "40000: Event 0 of the batch: UserProperties 'x' is not a text")]
    [InlineData("[{\"Body\":\"a\",\"BrokerProperties\":{\"\\ud800\":1}}]", "40000: The batch is not JSON: a name in it is not Unicode")]
    [InlineData("\uFEFF\uFEFF[{\"Body\":\"a\"}]", "40000: The batch is not JSON: line 1, byte 1")]
    [InlineData(
        "[{\"Body\":\"a\",\"BrokerProperties\":{\"PartitionKey\":\"\"}}]",
        "40000: Event 0 of the batch: PartitionKey is not a text of 1 to 128 characters")]
    public async Task Batch_that_is_not_right_is_400_and_says_where(string json, string detail)
    {
        await using var hub = await TestHub.StartAsync();

        await Answers.AssertRefusedAsync(await hub.SendAsync("/greenhouse/messages", Answers.Batch(json)), 400, detail);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"Body\":\"\",\"UserProperties\":{")]
    public async Task Name_that_is_refused_is_shown_by_its_beginning(string before)
    {
        await using var hub = await TestHub.StartAsync();

        var answer = await hub.SendAsync(
            "/greenhouse/messages",
            Answers.Batch($"[{{{before}\"{new string('n', 500_000)}\":null}}{(before.Length > 0 ? "}" : "")}]"));

        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(400, (int)answer.StatusCode);
        Assert.Contains($"'{new string('n', 80)}…' is not", text, StringComparison.Ordinal);
        Assert.InRange(text.Length, 1, 1000);
    }

    [Fact]
    public async Task Batch_with_a_broker_properties_header_is_400()
    {
        await using var hub = await TestHub.StartAsync();

        await Answers.AssertRefusedAsync(
            await hub.SendAsync(
                "/greenhouse/messages", Answers.Batch("""[{"Body":"a"}]"""), headers: ("BrokerProperties", """{"PartitionKey":"a"}""")),
            400,
            "40000: A batch has BrokerProperties in its events, not in a header");
    }

    [Fact]
    public async Task Batch_that_is_no_utf8_is_400()
    {
        await using var hub = await TestHub.StartAsync();
        var content = new ByteArrayContent([.. "[{\"Body\":\"a\",\"UserProperties\":{\""u8, 0xFF, .. "\":1}}]"u8]);
        content.Headers.ContentType = new("application/vnd.microsoft.servicebus.json");

        await Answers.AssertRefusedAsync(
            await hub.SendAsync("/greenhouse/messages", content), 400, "40000: The batch is not JSON: it is not UTF-8.");
    }
}
