using TelemetryGen.LocalHub.Amqp.Tests.Fixtures;

namespace TelemetryGen.LocalHub.Amqp.Tests.Forwarding;

/// <summary>What says how far a partition is forwarded.</summary>
public sealed class ForwardCursorTests
{
    [Theory]
    [InlineData("", "cannot be used")]
    [InlineData("{}", "cannot be used")]
    [InlineData("null", "cannot be used")]
    [InlineData("{\"next\":0}", "cannot be used")]
    [InlineData("{\"next\":\"0\",\"check\":\"00000000\"}", "cannot be used")]
    [InlineData("{\"next\":3,\"check\":\"00000000\"}", "cannot be used: Its checksum is wrong.")]
    public async Task A_cursor_that_is_damaged_is_a_named_error(string content, string error)
    {
        await using var upstream = await AmqpHub.StartAsync();
        await using var gateway = await StoppedAsync(upstream);
        await File.WriteAllTextAsync(Cursor(gateway, 1), content, TestContext.Current.CancellationToken);

        var thrown = await Assert.ThrowsAsync<LocalHubException>(gateway.StartAgainAsync);

        Assert.Equal(LocalHubError.ForwardingUnusable, thrown.Error);
        Assert.StartsWith($"{Cursor(gateway, 1)} {error}", thrown.Message, StringComparison.Ordinal);
        Assert.EndsWith("all events of that hub that are kept are forwarded again.", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cursor_of_another_partition_or_that_is_lost_is_a_named_error_and_the_store_is_free_then()
    {
        await using var upstream = await AmqpHub.StartAsync();
        await using var gateway = await StoppedAsync(upstream);
        File.Copy(Cursor(gateway, 0), Cursor(gateway, 1), overwrite: true);
        var other = await Assert.ThrowsAsync<LocalHubException>(gateway.StartAgainAsync);
        File.Delete(Cursor(gateway, 1));
        var lost = await Assert.ThrowsAsync<LocalHubException>(gateway.StartAgainAsync);

        Assert.Equal((LocalHubError.ForwardingUnusable, LocalHubError.ForwardingUnusable), (other.Error, lost.Error));
        Assert.Contains("1.json is gone, and those of other partitions are there", lost.Message, StringComparison.Ordinal);
        Directory.Delete(Path.GetDirectoryName(Cursor(gateway, 0))!, recursive: true);
        await gateway.StartAgainAsync();
        await Gateway.ForwardedAsync(gateway);
        Assert.Equal(40, Gateway.Stored(upstream).Count);
    }

    [Fact]
    public async Task A_cursor_beyond_the_store_is_a_named_error_for_new_events_would_be_left_out()
    {
        await using var upstream = await AmqpHub.StartAsync();
        await using var gateway = await StoppedAsync(upstream);
        foreach (var name in (string[])["events.db", "events.db-wal", "events.db-shm"])
        {
            File.Delete(gateway.DataFile(name));
        }

        var thrown = await Assert.ThrowsAsync<LocalHubException>(gateway.StartAgainAsync);

        Assert.Equal(LocalHubError.ForwardingUnusable, thrown.Error);
        Assert.Contains("it is another store", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Events_that_are_not_forwarded_outlive_retention_and_go_when_they_are()
    {
        await using var upstream = await AmqpHub.StartAsync();
        await using var gateway = await Gateway.StartAsync(
            upstream.Emulator("send"), static o => o with { Partitions = 1, Retention = TimeSpan.FromHours(1) });
        await upstream.Hub.StopAsync();
        await Gateway.StoreAsync(gateway, "a", 0, 100);

        // What follows is in another block.
        gateway.Clock.Shift += TimeSpan.FromMinutes(10);
        await Gateway.StoreAsync(gateway, "a", 100, 1);
        gateway.Clock.Shift += TimeSpan.FromHours(3);
        var stored = 101;
        while (!gateway.Log.Lines.Any(static line => line.StartsWith(
            "Warning: Old events are not removed: greenhouse/0 is not forwarded from event 0 on", StringComparison.Ordinal)))
        {
            // What is due is looked at after a commit, by another thread.
            Assert.True(stored < 1000, "Nobody says that they stay.");
            gateway.Clock.Shift += TimeSpan.FromSeconds(11);
            await Gateway.StoreAsync(gateway, "a", stored++, 1);
        }

        Assert.Equal(0, gateway.Hub.Store.Hubs[AmqpHub.Name].Logs[0].FirstSequence);

        upstream.Clock.Shift = gateway.Clock.Shift;
        await upstream.StartAgainAsync();
        await Gateway.ForwardedAsync(gateway);
        Assert.Equal(Enumerable.Range(0, stored), Gateway.Numbers(Gateway.Stored(upstream))["a"]);
        for (var i = stored; gateway.Hub.Store.Hubs[AmqpHub.Name].Logs[0].FirstSequence < 100; i++)
        {
            Assert.True(i < 1000, "They stay.");
            gateway.Clock.Shift += TimeSpan.FromSeconds(11);
            await Gateway.StoreAsync(gateway, "a", i, 1);
        }
    }

    [Fact]
    public async Task A_full_store_refuses_events_rather_than_lose_those_that_are_not_forwarded()
    {
        await using var upstream = await AmqpHub.StartAsync();
        await using var gateway = await Gateway.StartAsync(
            upstream.Emulator("send"), static o => o with { Partitions = 1, MaxStoreBytes = 1_000_000, RetentionBytes = 300_000 });
        await upstream.Hub.StopAsync();
        var info = gateway.Hub.Store.Hubs[AmqpHub.Name];
        var stored = 0;
        var writer = gateway.Hub.Store.Writer;
        while (await writer.AppendAsync(new(info, [new(0, null, null, default, new byte[10_000])])) == Store.AppendResult.Stored)
        {
            gateway.Clock.Shift += TimeSpan.FromSeconds(11);
            Assert.True(++stored < 200, "It does not become full.");
        }

        Assert.Equal((0L, (long)stored), (info.Logs[0].FirstSequence, gateway.Hub.Forwarding!.Report.Lag));
    }

    private static string Cursor(AmqpHub gateway, int partition) => gateway.DataFile($"forward/greenhouse/{partition}.json");

    // With twenty events that are forwarded.
    private static async Task<AmqpHub> StoppedAsync(AmqpHub upstream)
    {
        var gateway = await Gateway.StartAsync(upstream.Emulator("send"));
        foreach (var name in (string[])["a", "b", "c", "d"])
        {
            await Gateway.StoreAsync(gateway, name, 0, 5);
        }

        await Gateway.ForwardedAsync(gateway);
        await gateway.Hub.StopAsync();
        return gateway;
    }
}
