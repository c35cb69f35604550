using Amqp;
using Amqp.Framing;
using Amqp.Types;
using TelemetryGen.LocalHub.Amqp.Tests.Fixtures;
using TelemetryGen.LocalHub.Store;

namespace TelemetryGen.LocalHub.Amqp.Tests.Forwarding;

public sealed class ForwardTests
{
    [Fact]
    public async Task Events_arrive_as_they_were_sent_whichever_way()
    {
        await using var upstream = await AmqpHub.StartAsync();
        await using var gateway = await Gateway.StartAsync(upstream.Emulator("send"));
        await using (var client = await LiteClient.ConnectWithTokenAsync(gateway))
        {
            var asPublisher = client.Sender("greenhouse/Publishers/wipy 01 é");
            Assert.Null(await LiteClient.SendAsync(asPublisher, Full("of a publisher")));
            var toHub = client.Sender("greenhouse");
            Assert.Null(await LiteClient.SendAsync(toHub, Full("of nobody")));
            Assert.Null(await LiteClient.SendAsync(toHub, Keyed(Full("with a key"), "bed-7")));
            Assert.Null(await LiteClient.SendAsync(toHub, Keyed(new Message { BodySection = new Data { Binary = [] } }, "bed-8")));
            Assert.Null(await LiteClient.SendAsync(toHub, new Message(new List { 1, "two", 3.5 })));
            Assert.Null(await LiteClient.SendAsync(toHub, Keyed(new Message(new Map { ["a"] = TimeSpan.FromDays(1).Ticks }), "bed-9")));
            Assert.Null(await LiteClient.SendAsync(toHub, EncodedMessage.Batch(Encode("one"), Encode("two"))));
        }

        await Gateway.ForwardedAsync(gateway);

        var (sent, arrived) = (Describe(gateway), Describe(upstream));
        Assert.Equal(8, sent.Length);
        Assert.Equal(sent, arrived);
    }

    [Fact]
    public async Task Twenty_publishers_keep_their_order_over_tls()
    {
        await using var upstream = await AmqpHub.StartAsync();
        await using var gateway = await Gateway.StartAsync(SecureTo(upstream), ca: upstream.CaPem);
        for (var round = 0; round < 20; round++)
        {
            await Task.WhenAll(Publishers(20).Select(name => Gateway.StoreAsync(gateway, name, round * 5, 5)));
        }

        await Gateway.ForwardedAsync(gateway);

        var numbers = Gateway.Numbers(Gateway.Stored(upstream));
        Assert.Equal(Publishers(20).Order(), numbers.Keys.Order());
        Assert.All(numbers.Values, static all => Assert.Equal(Enumerable.Range(0, 100), all));
        Assert.Equal(2000, gateway.Hub.Forwarding!.Report.Sent);
    }

    [Fact]
    public async Task More_publishers_than_links_or_tokens_of_a_connection_all_arrive()
    {
        await using var upstream = await AmqpHub.StartAsync();
        await using var gateway = await Gateway.StartAsync(upstream.Emulator("send"), static o => o with { Partitions = 1 });
        for (var round = 0; round < 2; round++)
        {
            await Gateway.StoreAsync(
                gateway, AmqpHub.Name,
                [.. Publishers(1100).Select(name => new NewEvent(0, name, name, default, Gateway.Body(round)))]);
        }

        await Gateway.ForwardedAsync(gateway);

        var numbers = Gateway.Numbers(Gateway.Stored(upstream));
        Assert.Equal(1100, numbers.Count);
        Assert.All(numbers.Values, static all => Assert.Equal([0, 1], all));
        Assert.DoesNotContain(gateway.Log.Lines, static line => line.StartsWith("Warning: Forwarding", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_entity_path_forwards_that_hub_alone()
    {
        await using var upstream = await AmqpHub.StartAsync();
        await using var gateway = await Gateway.StartAsync(upstream.Emulator("send") + ";EntityPath=Greenhouse2");
        await Gateway.StoreAsync(gateway, "a", 0, 3);
        await Gateway.StoreAsync(gateway, "b", 0, 3, "greenhouse2");

        await Gateway.ForwardedAsync(gateway);

        Assert.Empty(Gateway.Stored(upstream));
        Assert.Equal([0, 1, 2], Gateway.Numbers(Gateway.Stored(upstream, "greenhouse2"))["b"]);
    }

    [Fact]
    public async Task Tokens_are_renewed_before_they_end()
    {
        await using var upstream = await AmqpHub.StartAsync();
        await using var gateway = await Gateway.StartAsync(upstream.Emulator("send"));
        for (var i = 0; i < 6; i++)
        {
            await Gateway.StoreAsync(gateway, "a", i, 1);
            await Gateway.ForwardedAsync(gateway);
            gateway.Clock.Shift += TimeSpan.FromMinutes(51);
            upstream.Clock.Shift = gateway.Clock.Shift;
        }

        Assert.Equal(Enumerable.Range(0, 6), Gateway.Numbers(Gateway.Stored(upstream))["a"]);
        Assert.DoesNotContain(gateway.Log.Lines, static line => line.StartsWith("Warning: Forwarding", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_stored_before_forwarding_began_is_forwarded_and_a_second_start_sends_nothing_twice()
    {
        await using var upstream = await AmqpHub.StartAsync();
        await using var gateway = await AmqpHub.StartAsync();
        await Gateway.StoreAsync(gateway, "a", 0, 100);
        gateway.Change(options => options with { Forward = Gateway.Options(upstream.Emulator("send")) });
        for (var start = 1; start <= 3; start++)
        {
            await gateway.Hub.StopAsync();
            await gateway.StartAgainAsync();
            await Gateway.StoreAsync(gateway, "a", start * 100, 100);
            await Gateway.ForwardedAsync(gateway);
        }

        Assert.Equal(Enumerable.Range(0, 400), Gateway.Numbers(Gateway.Stored(upstream))["a"]);
    }

    internal static string SecureTo(AmqpHub upstream) =>
        $"Endpoint=sb://localhost:{upstream.Hub.AmqpTlsPort}/;SharedAccessKeyName=send;SharedAccessKey={upstream.Key("send")}";

    private static string[] Publishers(int count) => [.. Enumerable.Range(0, count).Select(static i => $"device-{i}")];

    private static Message Full(string text) => new()
    {
        MessageAnnotations = new MessageAnnotations { [new Symbol("x-own")] = (short)7, [new Symbol("x-more")] = "é" },
        Properties = new Properties { ContentType = "application/x-own", MessageId = "id-1", CorrelationId = "of-1" },
        ApplicationProperties = new ApplicationProperties { ["row"] = (sbyte)3, ["at"] = DateTime.UnixEpoch, ["wide"] = 1.5f },
        BodySection = new Data { Binary = System.Text.Encoding.UTF8.GetBytes(text) },
    };

    private static Message Keyed(Message message, string key)
    {
        message.MessageAnnotations ??= new MessageAnnotations();
        message.MessageAnnotations[new Symbol("x-opt-partition-key")] = key;
        return message;
    }

    private static byte[] Encode(string text)
    {
        var buffer = Full(text).Encode();
        return buffer.Buffer.AsSpan(buffer.Offset, buffer.Length).ToArray();
    }

    private static string[] Describe(AmqpHub hub) =>
    [
        .. Gateway.Stored(hub).Select(static item => $"{item.Publisher}|{item.PartitionKey}|{Convert.ToHexString(item.Sections.Span)}|"
            + $"{item.IsRawBody}|{Convert.ToHexString(item.Body.Span)}").Order(StringComparer.Ordinal),
    ];
}
