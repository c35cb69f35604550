using Microsoft.Extensions.DependencyInjection;
using TelemetryGen.Server.Tests.Fixtures;
using TelemetryGen.Testing.Hubs;

namespace TelemetryGen.Server.Tests.Outputs;

public class FleetTests
{
    private const string Key = "Acme.Greenhouse/0/fleet";

    private readonly DictionaryStateStore _store = new();
    private readonly FakeClock _clock = new();

    [Fact]
    public async Task A_sender_is_shown_as_it_was_last_seen()
    {
        await using var server = await StartAsync();
        var before = DateTimeOffset.UtcNow;
        await server.Source.SendAsync("a", Bodies.Message(Bodies.Climate(1) with { At = before.AddSeconds(-90) }));
        await server.Source.SendAsync("a", Bodies.Message(Bodies.Climate(2, 21) with { At = before.AddSeconds(-30), Battery = null }));

        var sender = Assert.Single(Senders(server));
        Assert.Equal(
            ("Acme.Greenhouse", "a", "0", 3, 2L),
            (sender.Schema, sender.Name, sender.PartitionId, sender.Version, sender.Records));
        Assert.InRange(sender.LastSeen, before, DateTimeOffset.UtcNow);
        Assert.InRange(sender.ClockBehind!.Value.TotalSeconds, 30, 40);
        Assert.Equal(TimeSpan.Zero, sender.Lag);
        Assert.Equal(21, sender.Values["greenhouse.climate.temperature"]);
        Assert.DoesNotContain("greenhouse.climate.battery", sender.Values.Keys);
    }

    [Fact]
    public void A_sender_as_text_has_its_values()
    {
        var seen = new DateTimeOffset(2026, 11, 30, 6, 0, 0, TimeSpan.Zero);
        var sender = new FleetSender(
            "Acme.Greenhouse", "wipy-01", "0", seen, 3, TimeSpan.FromSeconds(-2), null, 5,
            new Dictionary<string, double> { ["temperature"] = 21.5, ["battery"] = 3100 });

        Assert.Equal(
            "FleetSender { Schema = Acme.Greenhouse, Name = wipy-01, PartitionId = 0, LastSeen = 2026-11-30T06:00:00.0000000+00:00, "
                + "Version = 3, ClockBehind = -00:00:02, Lag = , Records = 5, Values = { temperature = 21.5, battery = 3100 } }",
            sender.ToString());
    }

    [Fact]
    public async Task Who_waits_in_a_queue_lags_and_its_clock_is_right()
    {
        await using var server = await StartAsync();
        var now = DateTimeOffset.UtcNow;
        await server.Source.SendAsync("a", Bodies.Message(Bodies.Climate(1) with { At = now }));
        await server.Source.SendAsync("a", Bodies.Message(Bodies.Climate(2) with { At = now.AddHours(-2) }));

        var sender = Assert.Single(Senders(server));
        Assert.InRange(sender.Lag!.Value.TotalHours, 1.99, 2.01);
        Assert.InRange(sender.ClockBehind!.Value.TotalSeconds, -1, 20);
    }

    [Fact]
    public async Task Records_that_nobody_takes_are_looked_at_and_unhandled_still()
    {
        await using var server = await StartAsync();
        using var seen = new Measurements(server.Services, "TelemetryGen.Server");
        await server.Source.SendAsync("a", Bodies.Message(Bodies.Health(1)));

        Assert.Single(Senders(server));
        Assert.Contains(("telemetry.server.events", "schema=Acme.Greenhouse,outcome=unhandled", 1), seen.Collect());
    }

    [Fact]
    public async Task Events_of_nobody_are_of_nobody()
    {
        await using var server = await StartAsync();
        await server.Source.SendAsync(publisher: null, Bodies.Message(1));

        Assert.Empty(Senders(server));
    }

    [Fact]
    public async Task After_a_restart_the_silent_ones_are_known_without_an_event()
    {
        var first = await StartAsync();
        await first.Source.SendAsync("a", Bodies.Message(Bodies.Climate(1, 21) with { At = DateTimeOffset.UtcNow.AddSeconds(-30) }));
        var before = Assert.Single(Senders(first));
        await first.DisposeAsync();

        await using var second = await StartAsync();
        await second.Source.PartitionAsync();

        var after = Assert.Single(Senders(second));
        Assert.Equivalent(before, after, strict: true);
    }

    [Fact]
    public async Task It_is_saved_when_that_is_due()
    {
        await using var server = await StartAsync();
        await server.Source.SendAsync("a", Bodies.Message(1));
        Assert.Null(await _store.LoadAsync(Key, CancellationToken.None));

        _clock.Shift += TimeSpan.FromMinutes(1);
        await server.Source.SendAsync("a", Bodies.Message(2));

        Assert.NotNull(await _store.LoadAsync(Key, CancellationToken.None));
    }

    [Fact]
    public async Task A_store_that_does_not_save_holds_nothing_up_and_is_asked_again()
    {
        await using var server = await StartAsync(o => o.SaveInterval = TimeSpan.Zero);
        _store.IsBroken = true;
        Assert.Equal(1, await server.Source.SendAsync("a", Bodies.Message(1)));
        await server.Log.LineAsync(Key + " could not be saved; it is tried again.");

        _store.IsBroken = false;
        await server.Source.SendAsync("a", Bodies.Message(2));

        Assert.NotNull(await _store.LoadAsync(Key, CancellationToken.None));
        await server.Log.LineAsync("Information: What is known of the fleet is saved again for all partitions: 1 try failed in ");
    }

    [Theory]
    [InlineData("[{\"name\":null}]")]
    [InlineData("[")]
    [InlineData("7")]
    public async Task What_is_damaged_is_told_and_left(string saved)
    {
        await _store.SaveAsync(Key, System.Text.Encoding.UTF8.GetBytes(saved), CancellationToken.None);
        await using var server = await StartAsync();
        await server.Source.SendAsync("a", Bodies.Message(1));

        await server.Log.LineAsync($"What was saved as {Key} is damaged and not used");
        Assert.Single(Senders(server));
    }

    [Fact]
    public async Task Of_too_many_the_ones_that_are_silent_for_the_longest_are_forgotten()
    {
        await using var server = await StartAsync(o => o.MaxSenders = 2);
        foreach (var (sender, sequence) in new[] { ("a", 1u), ("b", 1u), ("a", 2u), ("c", 1u) })
        {
            await server.Source.SendAsync(sender, Bodies.Message(sequence));
        }

        Assert.Equal(["a", "c"], Senders(server).Select(s => s.Name));
    }

    [Fact]
    public async Task Who_was_silent_for_a_month_is_forgotten()
    {
        await using var server = await StartAsync();
        await server.Source.SendAsync("a", Bodies.Message(1));
        _clock.Shift += TimeSpan.FromDays(31);

        Assert.Empty(Senders(server));
    }

    [Fact]
    public async Task The_fleet_is_a_meter_too()
    {
        await using var server = await StartAsync();
        using var seen = new Measurements(server.Services, "TelemetryGen.Server.Fleet");
        await server.Source.SendAsync("a", Bodies.Message(Bodies.Climate(1) with { At = DateTimeOffset.UtcNow.AddSeconds(60) }));
        await server.Source.SendAsync("b", Bodies.Message(1));
        _clock.Shift += TimeSpan.FromMinutes(5);

        var all = seen.Collect().ToLookup(m => m.Name);
        Assert.Equal(("schema=Acme.Greenhouse,version=3", 2), Assert.Single(all["telemetry.fleet.senders"].Select(m => (m.Tags, m.Value))));
        var skew = all["telemetry.fleet.clock_skew"].First(m => m.Tags == "schema=Acme.Greenhouse,sender=a").Value;
        Assert.InRange(skew, 40, 60);
        Assert.All(all["telemetry.fleet.silence"], m => Assert.InRange(m.Value, 300, 320));
        Assert.Equal(2, all["telemetry.fleet.lag"].Count());
    }

    [Fact]
    public async Task A_partition_that_is_another_processs_now_is_shown_no_longer()
    {
        await using var server = await StartAsync();
        await server.Source.SendAsync("a", Bodies.Message(1));
        Assert.Single(Senders(server));

        // As a source does that lost it.
        await (await server.Source.PartitionAsync()).DisposeAsync();

        Assert.Empty(Senders(server));
    }

    [Fact]
    public async Task A_program_that_has_stopped_knows_what_it_saw()
    {
        await using var server = await StartAsync();
        await server.Source.SendAsync("a", Bodies.Message(1));
        await server.StopAsync();

        Assert.Equal(("a", 1L), Senders(server).Select(static s => (s.Name, s.Records)).Single());
    }

    private static IReadOnlyList<FleetSender> Senders(TestServer server) =>
        server.Services.GetRequiredService<TelemetryFleet>().GetSenders();

    private Task<TestServer> StartAsync(Action<FleetOptions>? configure = null) => TestServer.StartAsync(t =>
    {
        t.Services.AddSingleton<TimeProvider>(_clock);
        t.KeepStateIn(_ => _store).TrackFleet(configure);
    });
}
