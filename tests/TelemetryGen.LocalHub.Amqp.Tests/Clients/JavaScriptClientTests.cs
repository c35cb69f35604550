using System.Globalization;
using Azure.Messaging.EventHubs;
using Azure.Messaging.EventHubs.Producer;
using TelemetryGen.LocalHub.Amqp.Tests.Fixtures;
using TelemetryGen.Testing.Clients;

namespace TelemetryGen.LocalHub.Amqp.Tests.Clients;

/// <summary>@azure/event-hubs under Node.js against the hub.</summary>
[Trait("Kind", "Device")]
public sealed class JavaScriptClientTests
{
    public static TheoryData<ClientForm> Forms => [ClientForm.Plain, ClientForm.Tls, ClientForm.WebSocket];

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task It_asks_sends_and_reads(ClientForm form)
    {
        await using var hub = await AmqpHub.StartAsync();
        using var client = ClientScript.Node(hub, "everything", form);

        var seen = await client.ResultAsync();

        Assert.Equal("""["0","1","2","3"]""", seen.GetProperty("partitions").GetRawText());
        Assert.Equal("""[true,-1]""", seen.GetProperty("before").GetRawText());
        Assert.Equal("""[false,499]""", seen.GetProperty("after").GetRawText());
        Assert.True(seen.GetProperty("inOrder").GetBoolean());
        var first = seen.GetProperty("first");
        Assert.Equal(("ä", "application/json", "m0"), (Text("text"), Text("contentType"), Text("messageId")));
        Assert.Contains(await hub.ReadAsync(501),
            item => item.PartitionKey == "device-1" && item.Body.Span.SequenceEqual(new byte[] { 0, 255 }));

        string? Text(string name) => first.GetProperty(name).GetString();
    }

    [Fact]
    public async Task Its_quoted_selectors_begin_where_they_say()
    {
        await using var hub = await AmqpHub.StartAsync();
        await using var producer = hub.Producer();
        await producer.SendAsync(
            Enumerable.Range(0, 10).Select(i => new EventData($"{i}")), new SendEventOptions { PartitionId = "0" },
                TestContext.Current.CancellationToken);
        var offset = (await hub.ReadAsync(10))[3].Offset.ToString(CultureInfo.InvariantCulture);
        using var client = ClientScript.Node(hub, "positions", ClientForm.Plain, "manage", ("HUB_OFFSET", offset));

        Assert.Equal("[4,3,4,3,0]", (await client.ResultAsync()).GetProperty("firsts").GetRawText());
    }

    [Fact]
    public async Task A_higher_epoch_takes_the_partition()
    {
        await using var hub = await AmqpHub.StartAsync();
        await using var producer = hub.Producer();
        await producer.SendAsync([new EventData("a")], new SendEventOptions { PartitionId = "0" }, TestContext.Current.CancellationToken);
        using var client = ClientScript.Node(hub, "steal", ClientForm.Plain);

        var seen = await client.ResultAsync();

        Assert.Equal(("ReceiverDisconnectedError", 1), (seen.GetProperty("lost").GetString(), seen.GetProperty("second").GetInt32()));
    }

    [Fact]
    public async Task What_it_may_not_do_it_is_told_by_name()
    {
        await using var hub = await AmqpHub.StartAsync();
        using var wrongKey = ClientScript.Node(hub, "refused", ClientForm.Plain, "manage", ("HUB_KEY", "bm90IHRoZSBrZXk="));
        using var noHub = ClientScript.Node(hub, "refused", ClientForm.Plain, "manage", ("HUB_NAME", "nothere"));
        using var listenOnly = ClientScript.Node(hub, "refused", ClientForm.Plain, "listen");

        Assert.Equal("""["UnauthorizedError","UnauthorizedError"]""", await CodesAsync(wrongKey));
        Assert.Equal("""["MessagingEntityNotFoundError","MessagingEntityNotFoundError"]""", await CodesAsync(noHub));
        Assert.Equal("""[null,"UnauthorizedError"]""", await CodesAsync(listenOnly));
    }

    private static async Task<string> CodesAsync(ClientProcess client) => (await client.ResultAsync()).GetProperty("codes").GetRawText();
}
