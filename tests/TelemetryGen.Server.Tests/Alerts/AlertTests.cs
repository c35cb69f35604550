using Acme.Greenhouse;
using TelemetryGen.Server.Tests.Fixtures;

namespace TelemetryGen.Server.Tests.Alerts;

/// <summary>When an alert is said, and when it is not. The number of a record is the minute it was made in.</summary>
public class AlertTests
{
    private readonly AlertInbox _inbox = new();

    [Fact]
    public async Task It_fires_with_the_first_record_and_ends_with_the_first_that_is_well()
    {
        await using var server = await StartAsync(_ => { });
        await SendAsync(server, (1, 5), (2, 1), (3, 0), (4, 6), (5, 7));

        Assert.Equal(["frost wipy-01 Firing 2-2 1", "frost wipy-01 Resolved 2-4 6"], await _inbox.WaitAsync(2));
        var fired = _inbox.Alerts.First();
        Assert.Equal(("Acme.Greenhouse", "Climate", "0"), (fired.Schema, fired.Record, fired.PartitionId));
        Assert.Equal("frost of wipy-01 fires since 2026-11-01T00:02:00Z: 1", fired.Text);
        Assert.Equal("frost of wipy-01 is over; it fired since 2026-11-01T00:02:00Z: 6", _inbox.Alerts.Last().Text);
        await server.Log.LineAsync("Warning: Alert: frost of wipy-01 fires since 2026-11-01T00:02:00Z: 1.");
        await server.Log.LineAsync("Information: Alert: frost of wipy-01 is over");
    }

    [Fact]
    public async Task It_fires_only_when_the_condition_holds_long_enough()
    {
        await using var server = await StartAsync(o => o.After = TimeSpan.FromMinutes(10));
        await SendAsync(server, (1, 1), (10, 1), (11, 9), (12, 1), (21, 1), (22, 1), (23, 1));

        Assert.Equal(["frost wipy-01 Firing 12-22 1"], await _inbox.WaitAsync(1));
    }

    [Fact]
    public async Task Between_the_two_limits_nothing_changes()
    {
        await using var server = await StartAsync(o => o.Until = c => c.Temperature > 4);
        await SendAsync(server, (1, 1), (2, 3), (3, 1), (4, 3), (5, 5), (6, 3));

        Assert.Equal(["frost wipy-01 Firing 1-1 1", "frost wipy-01 Resolved 1-5 5"], await _inbox.WaitAsync(2));
    }

    [Fact]
    public async Task It_ends_only_when_it_is_over_long_enough()
    {
        await using var server = await StartAsync(o => o.ResolveAfter = TimeSpan.FromMinutes(5));
        await SendAsync(server, (1, 1), (2, 9), (6, 9), (7, 1), (8, 9), (12, 9), (13, 9));

        Assert.Equal(["frost wipy-01 Firing 1-1 1", "frost wipy-01 Resolved 1-13 9"], await _inbox.WaitAsync(2));
    }

    [Fact]
    public async Task It_is_said_again_when_that_was_asked_for()
    {
        await using var server = await StartAsync(o => o.RepeatEvery = TimeSpan.FromMinutes(30));
        await SendAsync(server, (1, 1), (30, 1), (31, 0), (40, 1), (61, -1), (62, 9));

        Assert.Equal(
            [
                "frost wipy-01 Firing 1-1 1", "frost wipy-01 Firing 1-31 #1 0", "frost wipy-01 Firing 1-61 #2 -1",
                "frost wipy-01 Resolved 1-62 #2 9",
            ],
            await _inbox.WaitAsync(4));
        Assert.Equal(4, _inbox.Alerts.Select(a => a.Id).Distinct().Count());
    }

    [Fact]
    public async Task In_its_quiet_time_it_is_said_once_and_afterwards_if_it_holds_still()
    {
        await using var server = await StartAsync(o => o.QuietTime = TimeSpan.FromMinutes(60));
        await SendAsync(server, (1, 1), (2, 9), (3, 1), (4, 9), (5, 1), (60, 1), (61, 1), (62, 9));

        Assert.Equal(
            ["frost wipy-01 Firing 1-1 1", "frost wipy-01 Resolved 1-2 9", "frost wipy-01 Firing 5-61 1", "frost wipy-01 Resolved 5-62 9"],
            await _inbox.WaitAsync(4));
    }

    [Fact]
    public async Task Each_sender_has_its_own()
    {
        await using var server = await StartAsync(_ => { });
        await server.Source.SendAsync("a", Bodies.Message(1, 1));
        await server.Source.SendAsync("b", Bodies.Message(2, 9));
        await server.Source.SendAsync("b", Bodies.Message(3, 1));
        await server.Source.SendAsync("a", Bodies.Message(4, 9));

        Assert.Equal(["frost a Firing 1-1 1", "frost b Firing 3-3 1", "frost a Resolved 1-4 9"], await _inbox.WaitAsync(3));
    }

    [Fact]
    public async Task A_clock_that_was_not_set_is_not_believed()
    {
        await using var server = await StartAsync(o => o.After = TimeSpan.FromMinutes(10));
        await server.Source.SendAsync(Bodies.Message(Bodies.Climate(1, 1) with { At = DateTimeOffset.UnixEpoch }));
        await server.Source.SendAsync(Bodies.Message(Bodies.Climate(2, 1) with { At = DateTimeOffset.UtcNow }));
        await server.Source.SendAsync(Bodies.Message(Bodies.Climate(3, 9) with { At = DateTimeOffset.UtcNow }));
        await server.StopAsync();

        Assert.Empty(_inbox.Alerts);
    }

    [Fact]
    public async Task Records_without_an_alert_or_handler_are_unhandled_still()
    {
        await using var server = await StartAsync(_ => { });
        using var seen = new Measurements(server.Services, "TelemetryGen.Server");
        await server.Source.SendAsync(Bodies.Message(Bodies.Health(1)));

        Assert.Contains(("telemetry.server.events", "schema=Acme.Greenhouse,outcome=unhandled", 1), seen.Collect());
        Assert.Contains(server.Log.Lines, l => l.Contains("no handler takes Health.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_condition_that_throws_makes_a_dead_letter()
    {
        await using var server = await TestServer.StartAsync(t => t.Alert<Climate>("bad", _ => throw new InvalidOperationException("no")));
        await server.Source.SendAsync(Bodies.Message(1));

        Assert.Equal("alert bad: InvalidOperationException: no", Assert.Single(server.DeadLetters.Letters).Detail);
    }

    [Fact]
    public async Task What_was_delivered_is_counted()
    {
        await using var server = await StartAsync(_ => { });
        using var seen = new Measurements(server.Services, "TelemetryGen.Server");
        await SendAsync(server, (1, 1));
        await _inbox.WaitAsync(1);
        await server.StopAsync();

        Assert.Contains(
            ("telemetry.server.alerts", "schema=Acme.Greenhouse,alert=frost,state=firing,receiver=inbox", 1),
            seen.Collect().Where(m => m.Name == "telemetry.server.alerts"));
    }

    public static TheoryData<Action<TelemetryBuilder>, string> Wrong => new()
    {
        { t => t.Alert<Climate>("x", _ => true).Alert<Health>("x", _ => true), "There are two alerts called 'x'." },
        {
            t => t.Alert<Climate>("x", _ => true, TimeSpan.FromSeconds(-1)),
            "After of the alert 'x' is -00:00:01; it must not be negative."
        },
        { t => t.Alert<Climate>("x", _ => true, o => o.RepeatEvery = default(TimeSpan)), "RepeatEvery of the alert 'x' is 00:00:00" },
        { t => t.AlertTo(_ => new AlertInbox()).AlertTo(_ => new AlertInbox()), "Two receivers of alerts are called 'inbox'." },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_cannot_be_is_told_at_the_start(Action<TelemetryBuilder> configure, string message) => Assert.StartsWith(
        message,
        (await Assert.ThrowsAsync<TelemetryServerException>(() => TestServer.StartAsync(configure))).Message,
        StringComparison.Ordinal);

    private Task<TestServer> StartAsync(Action<AlertOptions<Climate>> configure) => TestServer.StartAsync(t => t
        .Alert<Climate>("frost", c => c.Temperature < 2, o =>
        {
            o.Describe = c => $"{c.Temperature}";
            configure(o);
        })
        .AlertTo(_ => _inbox));

    private static Task<int> SendAsync(TestServer server, params (uint Minute, double Temperature)[] records) =>
        server.Source.SendAsync([.. records.Select(r => Bodies.Message(r.Minute, r.Temperature))]);
}
