using TelemetryGen.Server.Tests.Fixtures;
using TelemetryGen.Testing.Hubs;

namespace TelemetryGen.Server.Tests.Sources;

public sealed class LocalHubSourceTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Events_come_with_their_publisher_in_order_and_after_a_restart_only_new_ones()
    {
        await using var hub = await EmbeddedHub.StartAsync();
        var program = new SourceHost(hub.Folder);
        foreach (var publisher in new[] { "a", "b", "c" })
        {
            await hub.SendAsync(publisher, Bodies.Message(1), Bodies.Batch(2, 3), Bodies.Message(4));
        }

        using (var host = await program.StartAsync(t => t.FromLocalHub(hub.Hub, EmbeddedHub.Name)))
        {
            await program.SeenAsync(12);
            await hub.SendAsync("a", Bodies.Message(5));
            await program.SeenAsync(13);
            await host.StopAsync(Cancellation);
        }

        await hub.SendAsync("a", Bodies.Message(6), Bodies.Message(5));
        await hub.SendAsync("b", Bodies.Message(5));
        using var again = await program.StartAsync(t => t.FromLocalHub(hub.Hub, EmbeddedHub.Name));
        await program.SeenAsync(15);
        await again.StopAsync(Cancellation);

        Assert.Equal(
            ["a/1", "a/2", "a/3", "a/4", "a/5", "a/6"], program.Seen.Where(s => s.StartsWith("a/", StringComparison.Ordinal)));
        Assert.Equal(["b/1", "b/2", "b/3", "b/4", "b/5"], program.Seen.Where(s => s.StartsWith("b/", StringComparison.Ordinal)));
        Assert.Equal(15, program.Seen.Count);
    }

    [Fact]
    public async Task Two_readers_of_other_groups_see_all_events_each()
    {
        await using var hub = await EmbeddedHub.StartAsync();
        var (first, second) = (new SourceHost(hub.Folder), new SourceHost(hub.Folder));
        await hub.SendAsync("a", Bodies.Message(1), Bodies.Message(2));

        using var one = await first.StartAsync(t => t.FromLocalHub(hub.Hub, EmbeddedHub.Name));
        await first.SeenAsync(2);
        await one.StopAsync(Cancellation);
        using var two = await second.StartAsync(t => t.FromLocalHub(
            hub.Hub, EmbeddedHub.Name, o => (o.ConsumerGroup, o.CheckpointFile) = ("page", Path.Combine(hub.Folder, "page.db"))));
        await second.SeenAsync(2);
        await two.StopAsync(Cancellation);
    }

    [Fact]
    public async Task A_store_that_was_made_anew_is_read_from_its_first_event_and_that_is_told()
    {
        string folder;
        await using (var hub = await EmbeddedHub.StartAsync(o => o with { Partitions = 1 }))
        {
            folder = Directory.CreateTempSubdirectory().FullName;
            var program = new SourceHost(folder);
            await hub.SendAsync("a", Bodies.Message(1), Bodies.Message(2), Bodies.Message(3));
            using var host = await program.StartAsync(t => t.FromLocalHub(hub.Hub, EmbeddedHub.Name));
            await program.SeenAsync(3);
            await host.StopAsync(Cancellation);
        }

        await using var other = await EmbeddedHub.StartAsync(o => o with { Partitions = 1 });
        await other.SendAsync("a", Bodies.Message(9));
        var reader = new SourceHost(folder);
        using var again = await reader.StartAsync(t => t.FromLocalHub(other.Hub, EmbeddedHub.Name));
        await reader.SeenAsync(1);
        await reader.Log.LineAsync("Partition 0 was processed to event 2, but the hub's next event is 1: its store is a new one.");
        await again.StopAsync(Cancellation);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_hub_that_is_not_there_is_named_with_those_that_are()
    {
        await using var hub = await EmbeddedHub.StartAsync();
        var program = new SourceHost(hub.Folder);

        using var host = await program.StartAsync(t => t.FromLocalHub(hub.Hub, "other"));

        await program.Log.LineAsync("The local hub has no hub 'other'. Its hubs are greenhouse (LocalHubOptions.Hubs).");
    }

    [Fact]
    public async Task When_the_hub_stops_all_that_it_took_was_handled()
    {
        var hub = await EmbeddedHub.StartAsync();
        var program = new SourceHost(hub.Folder);
        using var host = await program.StartAsync(t => t.FromLocalHub(hub.Hub, EmbeddedHub.Name));
        await hub.SendAsync("a", [.. Enumerable.Range(1, 50).Select(i => Bodies.Message((uint)i))]);

        await hub.Hub.StopAsync();

        await program.SeenAsync(50);
        await host.StopAsync(Cancellation);
        await hub.DisposeAsync();
    }
}
