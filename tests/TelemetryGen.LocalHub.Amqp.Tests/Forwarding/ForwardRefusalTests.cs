using System.Text.Json;
using Amqp.Framing;
using Amqp.Types;
using TelemetryGen.LocalHub.Amqp.Tests.Fixtures;
using TelemetryGen.LocalHub.Store;

namespace TelemetryGen.LocalHub.Amqp.Tests.Forwarding;

/// <summary>Events that the hub above will never take.</summary>
public sealed class ForwardRefusalTests
{
    [Fact]
    public async Task A_publisher_that_is_revoked_above_is_put_aside_and_the_others_go_on()
    {
        await using var upstream = await AmqpHub.StartAsync();
        await upstream.RevokeAsync("bad");
        await using var gateway = await Gateway.StartAsync(upstream.Emulator("send"), static o => o with { Partitions = 1 });
        for (var i = 0; i < 5; i++)
        {
            await Gateway.StoreAsync(gateway, "good", i * 10, 10);
            await Gateway.StoreAsync(gateway, "bad", i * 10, 10);
            await Gateway.ForwardedAsync(gateway);
        }

        var numbers = Gateway.Numbers(Gateway.Stored(upstream));
        Assert.Equal(Enumerable.Range(0, 50), Assert.Single(numbers).Value);
        Assert.Equal((50L, 50L), (gateway.Hub.Forwarding!.Report.Sent, gateway.Hub.Forwarding.Report.Refused));
        Assert.Equal(100, Gateway.Stored(gateway).Count);
        var aside = Refused(gateway);
        Assert.Equal(
            Gateway.Stored(gateway).Where(static item => item.Publisher == "bad").Select(static item => item.SequenceNumber),
            aside.Select(static line => line.GetProperty("sequenceNumber").GetInt64()));
        Assert.All(aside, static line =>
        {
            Assert.Equal(("greenhouse", 0), (line.GetProperty("hub").GetString(), line.GetProperty("partition").GetInt32()));
            Assert.Equal(
                ("bad", "com.microsoft:publisher-revoked"),
                (line.GetProperty("publisher").GetString(), line.GetProperty("condition").GetString()));
            Assert.StartsWith("40108: The publisher 'bad' is revoked", line.GetProperty("text").GetString(), StringComparison.Ordinal);
            Assert.True(line.GetProperty("time").TryGetDateTime(out _));
        });
        await gateway.Log.LineAsync("refused 1 event for good, the last of publisher bad: com.microsoft:publisher-revoked");
    }

    [Fact]
    public async Task A_publisher_that_is_revoked_while_its_link_is_open_is_put_aside()
    {
        await using var upstream = await AmqpHub.StartAsync();
        await using var gateway = await Gateway.StartAsync(upstream.Emulator("send"));
        await Gateway.StoreAsync(gateway, "bad", 0, 10);
        await Gateway.ForwardedAsync(gateway);
        await upstream.RevokeAsync("bad");
        await Task.Delay(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken);
        await Gateway.StoreAsync(gateway, "bad", 10, 10);
        await Gateway.ForwardedAsync(gateway);

        Assert.Equal((10L, 10L), (gateway.Hub.Forwarding!.Report.Sent, gateway.Hub.Forwarding.Report.Refused));
    }

    [Fact]
    public async Task An_event_that_is_too_large_is_put_aside_and_those_around_it_keep_their_order()
    {
        await using var upstream = await AmqpHub.StartAsync(static options => options with { Tier = HubTier.Basic });
        await using var gateway = await Gateway.StartAsync(upstream.Emulator("send"));
        var place = gateway.Hub.Store.Hubs[AmqpHub.Name].PartitionOf("a");
        await Gateway.StoreAsync(gateway, "a", 0, 10);
        await Gateway.StoreAsync(gateway, AmqpHub.Name, new NewEvent(place, "a", "a", default, new byte[300_000]));
        await Gateway.StoreAsync(gateway, "a", 10, 10);
        await Gateway.ForwardedAsync(gateway);

        Assert.Equal(Enumerable.Range(0, 20), Gateway.Numbers(Gateway.Stored(upstream))["a"]);
        var line = Assert.Single(Refused(gateway));
        Assert.Equal((10L, "amqp:link:message-size-exceeded"),
            (line.GetProperty("sequenceNumber").GetInt64(), line.GetProperty("condition").GetString()));
        Assert.StartsWith("The event makes a batch of 3000", line.GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Events_that_are_refused_within_a_batch_are_found_and_the_rest_is_taken_once_and_in_order()
    {
        string[] poison = ["13", "14", "777", "999"];
        using var upstream = new ScriptedUpstream(
            bodies => bodies.Intersect(poison).Any() ? new Error(new Symbol("com.microsoft:argument-error")) : null);
        await using var gateway = await Gateway.StartSmallAsync(upstream.ConnectionString);
        await ForwardTroubleTests.StoreWithoutKeyAsync(gateway, 0, 1000);
        await Gateway.ForwardedAsync(gateway);

        Assert.Equal(Enumerable.Range(0, 1000).Select(static i => $"{i}").Except(poison), upstream.Taken);
        Assert.Equal([13L, 14, 777, 999], Refused(gateway).Select(static line => line.GetProperty("sequenceNumber").GetInt64()));
        Assert.InRange(upstream.Batches.Count, 10, 120);
    }

    [Fact]
    public async Task A_batch_that_is_cut_while_a_refused_event_is_looked_for_goes_on_where_it_was()
    {
        var asked = 0;
        using var upstream = new ScriptedUpstream(bodies =>
            ++asked is 4 or 9 ? throw new IOException()
            : bodies.Contains("40") ? new Error(new Symbol("amqp:decode-error")) { Description = "poison" }
            : null);
        await using var gateway = await Gateway.StartSmallAsync(upstream.ConnectionString);
        await ForwardTroubleTests.StoreWithoutKeyAsync(gateway, 0, 100);
        await Gateway.ForwardedAsync(gateway);

        Assert.Equal(Enumerable.Range(0, 100).Where(static i => i != 40).Select(static i => $"{i}"), upstream.Taken);
        Assert.Equal(40, Assert.Single(Refused(gateway)).GetProperty("sequenceNumber").GetInt64());
    }

    private static List<JsonElement> Refused(AmqpHub gateway) =>
        [.. File.ReadAllLines(gateway.DataFile("forward-refused.jsonl")).Select(static line => JsonDocument.Parse(line).RootElement)];
}
