using TelemetryGen.LocalHub.Page.Tests.Fixtures;
using TelemetryGen.LocalHub.Page.Watching;

namespace TelemetryGen.LocalHub.Page.Tests.Watching;

/// <summary>The reading of a hub: only while somebody looks, within bounds.</summary>
public sealed class HubWatchTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Nothing_is_read_until_somebody_looks_and_again_when_all_have_left()
    {
        await using var hub = await PageHub.StartAsync();
        await hub.SendClimateAsync("wipy-01", 20);
        var watch = hub.Watch;
        await Task.Delay(300, TestContext.Current.CancellationToken);
        Assert.False(watch.IsReading);
        Assert.Empty(watch.Read(state => state.ListPublishers()));

        var (first, second) = (watch.Attend(), watch.Attend());
        await UntilAsync(() => watch.Read(state => state.ListPublishers()).Length == 1);
        first.Dispose();
        first.Dispose();
        await Task.Delay(TimeSpan.FromSeconds(11), TestContext.Current.CancellationToken);
        Assert.True(watch.IsReading);
        second.Dispose();
        await UntilAsync(() => !watch.IsReading);

        await hub.SendClimateAsync("wipy-02", 20);
        await Task.Delay(300, TestContext.Current.CancellationToken);
        Assert.Single(watch.Read(state => state.ListPublishers()));
        using var third = watch.Attend();
        await UntilAsync(() => watch.Read(state => state.ListPublishers()).Length == 2);
        Assert.Equal(0, watch.LeftOut);
    }

    [Fact]
    public async Task The_first_to_look_sees_what_came_before()
    {
        await using var hub = await PageHub.StartAsync();
        var taken = DateTimeOffset.UtcNow.AddSeconds(90);
        await hub.SendClimateAsync("wipy-01", 21.5, taken);
        await hub.SendTextAsync("legacy", "none");
        using var look = hub.Watch.Attend();

        await UntilAsync(() => hub.Watch.DeadLetters == 1 && hub.Watch.Read(state => state.ListPublishers()).Length == 2);

        var publishers = hub.Watch.Read(state => state.ListPublishers());
        Assert.Equal(["legacy", "wipy-01"], publishers.Select(p => p.Name));
        Assert.Equal(1, publishers[0].DeadLetters);
        Assert.InRange(publishers[1].ClockBehind!.Value.TotalSeconds, -91, -80);
        Assert.Equal(["Temperature/Cel", "Humidity/%RH", "Pressure/Pa"],
            hub.Watch.Read(state => state.ListFields()).Select(f => $"{f.Path}/{f.Unit}"));
        var field = hub.Watch.Read(state => state.ListFields())[0];
        var part = Assert.Single(hub.Watch.Read(state => state.PointsAfter(field, new Dictionary<string, long>())));
        Assert.Equal(21.5, Assert.Single(part.Points).Value);
        Assert.Equal(taken.ToUnixTimeMilliseconds() / 1000.0, part.Points[0].Taken);
        Assert.Empty(Assert.Single(
            hub.Watch.Read(state => state.PointsAfter(field, new Dictionary<string, long> { ["wipy-01"] = part.Next }))).Points);
    }

    [Fact]
    public async Task Without_a_schema_events_are_shown_as_they_are()
    {
        await using var hub = await PageHub.StartAsync(decodes: false);
        await hub.SendTextAsync("a", "grün");
        await hub.SendAsync("b", [0, 1, 255]);
        using var look = hub.Watch.Attend();

        await UntilAsync(() => hub.Watch.Read(state => state.ListRecords(10, _ => true)).Length == 2);

        Assert.Equal(["00 01 FF", "grün"], hub.Watch.Read(state => state.ListRecords(10, _ => true)).Select(r => r.Event.Preview));
        Assert.Equal(0, hub.Watch.DeadLetters);
    }

    [Fact]
    public async Task The_rate_is_that_of_the_store()
    {
        await using var hub = await PageHub.StartAsync();
        using var look = hub.Watch.Attend();
        await UntilAsync(() => hub.Watch.RateAfter(0).Length > 0);
        var start = hub.Watch.RateAfter(0)[^1].Time;
        for (var i = 0; i < 25; i++)
        {
            await hub.SendTextAsync("a", "x");
        }

        await UntilAsync(() => Total() >= 24.5);

        Assert.InRange(Total(), 24.5, 25.5);

        // Each rate times its second.
        double Total() =>
            hub.Watch.RateAfter(start)
                .Zip(hub.Watch.RateAfter(start).Prepend((start, 0)), (now, before) => now.Rate * (now.Time - before.Item1)).Sum();
    }

    [Fact]
    public async Task Of_more_than_is_worth_looking_at_some_is_left_out_and_counted()
    {
        const int count = 60_000;
        await using var hub = await PageHub.StartAsync(decodes: false);
        var info = hub.Hub.Store.Hubs[PageHub.Name];
        await hub.SendTextAsync("first", "x");
        using var look = hub.Watch.Attend();
        await UntilAsync(() => hub.Watch.Read(state => state.ListPublishers()).Length == 1);

        var events = Enumerable.Range(0, count)
            .Select(i => new Store.NewEvent(i % 4, "flood", null, ReadOnlyMemory<byte>.Empty, new byte[] { 1, 2, 3 })).ToArray();
        Assert.Equal(Store.AppendResult.Stored, await hub.Hub.Store.Writer.AppendAsync(new Store.Publication(info, events)));

        await UntilAsync(() => hub.Watch.LeftOut + Looked() == count);
        Assert.InRange(hub.Watch.LeftOut, 30_000, count - HubWatch.Backlog);
        Assert.Equal(hub.Hub.LastPosition, hub.Watch.Read(state => state.ListRecords(1, _ => true))[0].Event.Position);

        long Looked() => hub.Watch.Read(state => state.ListPublishers()).Where(p => p.Name == "flood").Sum(p => p.Events);
    }

    internal static async Task UntilAsync(Func<bool> condition)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        while (!condition())
        {
            await Task.Delay(50, patience.Token);
        }
    }
}
