using System.Text;
using Acme.Greenhouse;
using TelemetryGen.Server.Tests.Fixtures;

namespace TelemetryGen.Server.Tests.Alerts;

/// <summary>What outlives a restart, and a crash: then only what was saved before it.</summary>
public class AlertRestartTests
{
    private readonly DictionaryStateStore _store = new();
    private readonly AlertInbox _inbox = new();

    [Fact]
    public async Task How_long_a_condition_holds_is_known_after_a_crash()
    {
        var (first, events) = (await StartAsync(), new Events());
        await first.Source.SendAsync(events.Next(1, 1));
        var saved = _store.Copy();
        await first.DisposeAsync();

        await using var second = await StartAsync(saved);
        await second.Source.SendAsync(events.Next(11, 1));

        Assert.Equal(["frost wipy-01 Firing 1-11"], await _inbox.WaitAsync(1));
    }

    [Fact]
    public async Task An_alert_that_fires_is_not_said_again_after_a_restart_and_ends_after_it()
    {
        var (first, events) = (await StartAsync(), new Events());
        await first.Source.SendAsync(events.Next(1, 1), events.Next(11, 1));
        await _inbox.WaitAsync(1);
        await first.DisposeAsync();

        await using var second = await StartAsync();
        await second.Source.SendAsync(events.Next(12, 1));
        await second.Source.SendAsync(events.Next(13, 9));

        Assert.Equal(["frost wipy-01 Firing 1-11", "frost wipy-01 Resolved 1-13"], await _inbox.WaitAsync(1));
    }

    [Fact]
    public async Task Events_that_come_again_because_the_checkpoint_is_older_change_nothing()
    {
        var (first, events) = (await StartAsync(), new Events());
        TelemetryEvent[] all = [events.Next(1, 1), events.Next(11, 1), events.Next(12, 9)];
        await first.Source.SendAsync(all);
        await _inbox.WaitAsync(2);
        await first.DisposeAsync();

        await using (var second = await StartAsync())
        {
            await second.Source.SendAsync(all);
            await second.Source.SendAsync(events.Next(13, 9));
        }

        Assert.Equal(["frost wipy-01 Firing 1-11", "frost wipy-01 Resolved 1-12"], _inbox.Texts);
    }

    [Fact]
    public async Task A_hub_that_was_made_anew_and_counts_from_0_is_judged()
    {
        var first = await StartAsync();
        await first.Source.SendAsync(new Events().Next(1, 9), new Events(5).Next(2, 1));
        await first.DisposeAsync();

        await using var second = await StartAsync();
        var anew = new Events(0, TimeSpan.FromDays(1));
        await second.Source.SendAsync(anew.Next(1501, 1), anew.Next(1511, 1));

        Assert.Equal(["frost wipy-01 Firing 2-1501"], await _inbox.WaitAsync(1));
    }

    [Fact]
    public async Task What_was_not_delivered_is_delivered_after_the_restart_and_held_nothing_up()
    {
        _inbox.IsClosed = true;
        var (first, events) = (await StartAsync(), new Events());
        Assert.Equal(2, await first.Source.SendAsync(events.Next(1, 1), events.Next(11, 1)));
        Assert.Equal(1, await first.Source.SendAsync(events.Next(12, 1)));
        await first.Log.LineAsync("could not be delivered to 'inbox'; trying again in 1 s. The inbox is closed. System.InvalidOperation");
        await first.DisposeAsync();

        _inbox.IsClosed = false;
        await using var second = await StartAsync();
        await second.Source.SendAsync(events.Next(14, 1));

        Assert.Equal(["frost wipy-01 Firing 1-11"], await _inbox.WaitAsync(1));
    }

    [Fact]
    public async Task Nothing_is_said_before_it_is_saved()
    {
        _store.IsBroken = true;
        await using var server = await StartAsync();
        var events = new Events();
        var sending = server.Source.SendAsync(events.Next(1, 1), events.Next(11, 1));
        await server.Log.LineAsync("alerts does not take the records of partition 0");
        Assert.Empty(_inbox.Alerts);
        Assert.False(sending.IsCompleted);

        _store.IsBroken = false;
        await sending;
        Assert.Equal(["frost wipy-01 Firing 1-11"], await _inbox.WaitAsync(1));
    }

    [Fact]
    public async Task A_state_that_is_damaged_is_told_and_left()
    {
        await _store.SaveAsync("Acme.Greenhouse/0/alerts", Encoding.UTF8.GetBytes("{\"statuses\":7}"), CancellationToken.None);
        await using var server = await StartAsync();
        var events = new Events();
        await server.Source.SendAsync(events.Next(1, 1), events.Next(11, 1));

        await server.Log.LineAsync("What was saved as Acme.Greenhouse/0/alerts is damaged and not used");
        Assert.Equal(["frost wipy-01 Firing 1-11"], await _inbox.WaitAsync(1));
    }

    [Fact]
    public async Task An_alert_that_the_program_has_no_longer_is_forgotten()
    {
        var (first, events) = (await StartAsync(), new Events());
        await first.Source.SendAsync(events.Next(1, 1));
        await first.DisposeAsync();

        await using (var second = await TestServer.StartAsync(t => t
            .KeepStateIn(_ => _store).Alert<Climate>("heat", c => c.Temperature > 30).AlertTo(_ => _inbox)))
        {
            await second.Source.SendAsync(events.Next(2, 40));
            await _inbox.WaitAsync(1);
        }

        var kept = Encoding.UTF8.GetString((await _store.LoadAsync("Acme.Greenhouse/0/alerts", CancellationToken.None))!);
        Assert.Contains("heat", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("frost", kept, StringComparison.Ordinal);
    }

    private Task<TestServer> StartAsync(DictionaryStateStore? store = null) => TestServer.StartAsync(t => t
        .KeepStateIn(_ => store ?? _store)
        .Alert<Climate>("frost", c => c.Temperature < 2, TimeSpan.FromMinutes(10))
        .AlertTo(_ => _inbox));

    /// <summary>Events of a hub, numbered.</summary>
    private sealed class Events(long next = 0, TimeSpan later = default)
    {
        private long _next = next;

        public TelemetryEvent Next(uint minute, double temperature) => new()
        {
            Body = Bodies.Message(minute, temperature), PartitionId = "0", SequenceNumber = _next++, Offset = "0",
            EnqueuedTime = Bodies.Start.AddMinutes(minute) + later, Publisher = "wipy-01",
        };
    }
}
