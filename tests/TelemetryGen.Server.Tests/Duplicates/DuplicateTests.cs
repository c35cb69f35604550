using Acme.Greenhouse;
using TelemetryGen.Server.Checkpoints;
using TelemetryGen.Server.Pipeline;
using TelemetryGen.Server.Tests.Fixtures;
using TelemetryGen.Testing;
using TelemetryGen.Testing.Hubs;

namespace TelemetryGen.Server.Tests.Duplicates;

public class DuplicateTests
{
    [Fact]
    public async Task A_record_that_arrives_again_is_not_handled_again()
    {
        var seen = new List<uint>();
        await using var server = await TestServer.StartAsync(t => t.Handle<Climate>((c, _) => seen.Add(c.Sequence)));

        await server.Source.SendAsync(Bodies.Batch(1, 2, 3), Bodies.Message(2), Bodies.Batch(3, 4), Bodies.Batch(5, 5, 4));

        Assert.Equal([1u, 2, 3, 4, 5], seen);
        await server.StopAsync();
        await server.Log.LineAsync(
            "Information: Partition 0: 4 of 9 records were dropped as duplicates of sender 'wipy-01': records of the same sequence numbers "
                + "had been handled. The metric is telemetry.server.records, outcome duplicate.");
    }

    [Fact]
    public async Task They_are_told_of_while_the_server_runs()
    {
        await using var server = await TestServer.StartAsync(t => t.Handle<Climate>((_, _) => { }));

        await server.Source.SendAsync(Bodies.Batch(1, 2, 3), Bodies.Message(2));

        await server.Log.LineAsync("Information: Partition 0: 1 of 4 records were dropped as duplicates");
    }

    [Fact]
    public void A_burst_is_one_line_and_there_is_at_most_one_a_minute()
    {
        using var log = new HubLog(TimeSpan.FromSeconds(1));
        var clock = new FakeClock();
        using var drops = new PartitionDrops("3", log, clock);
        for (var i = 0; i < 90; i++)
        {
            drops.Add(i % 3 == 0 ? "b" : "a", new EventResult(1, 2, default, null, null));
            clock.Shift += TimeSpan.FromSeconds(1);
            drops.CheckTime();
        }

        Assert.Equal(
            [
                "Information: Partition 3: 10 of 15 records were dropped as duplicates of 2 senders, most of 'a'",
                "Information: Partition 3: 120 of 180 records were dropped as duplicates of 2 senders, most of 'a'",
            ],
            log.Lines.Select(l => l[..l.IndexOf(": records of the same", StringComparison.Ordinal)]));
    }

    [Fact]
    public async Task Others_count_for_themselves_and_without_a_sender_nothing_is_a_duplicate()
    {
        var seen = new List<string>();
        await using var server = await TestServer.StartAsync(t => t.Handle<Climate>((c, x) => seen.Add($"{x.Sender}/{c.Sequence}")));

        await server.Source.SendAsync("a", Bodies.Message(1));
        await server.Source.SendAsync("b", Bodies.Message(1));
        await server.Source.SendAsync((string?)null, Bodies.Message(1));
        await server.Source.SendAsync((string?)null, Bodies.Message(1));
        await server.Source.SendAsync(new string('n', 200), Bodies.Message(1));
        await server.Source.SendAsync(new string('n', 200), Bodies.Message(1));

        Assert.Equal(["a/1", "b/1", "/1", "/1"], seen.Take(4));
        Assert.Equal(6, seen.Count);
    }

    [Fact]
    public async Task A_record_that_no_handler_took_is_new_when_its_dead_letter_is_replayed()
    {
        var (seen, fails) = (new List<uint>(), true);
        await using var server = await TestServer.StartAsync(t => t.Handle<Climate>((c, _) =>
        {
            if (c.Sequence == 2 && fails)
            {
                throw new InvalidOperationException();
            }

            seen.Add(c.Sequence);
        }));

        await server.Source.SendAsync(Bodies.Batch(1, 2, 3));
        fails = false;
        await server.Source.SendAsync(Assert.Single(server.DeadLetters.Letters).Event.Body.ToArray());

        Assert.Equal([1u, 3, 2], seen);
    }

    [Fact]
    public async Task They_are_known_after_a_restart()
    {
        using var folder = new TemporaryFolder();
        var seen = new List<uint>();
        for (var run = 0; run < 2; run++)
        {
            await using var server = await TestServer.StartAsync(t => t
                .KeepStateIn(_ => new SqliteStateStore(new SqliteFile(folder.File("state.db"))))
                .Handle<Climate>((c, _) => seen.Add(c.Sequence)));
            await server.Source.SendAsync(Bodies.Batch(1, 2, (uint)run + 3));
        }

        Assert.Equal([1u, 2, 3, 4], seen);
    }

    [Fact]
    public async Task Damaged_state_is_told_and_costs_duplicates_alone()
    {
        var (store, seen) = (new DamagedStore(), new List<uint>());
        await using var server = await TestServer.StartAsync(t => t
            .KeepStateIn(_ => store).Handle<Climate>((c, _) => seen.Add(c.Sequence)));

        await server.Source.SendAsync(Bodies.Message(1));
        await server.StopAsync();

        Assert.Equal([1u], seen);
        await server.Log.LineAsync("What was saved as Acme.Greenhouse/0/duplicates is damaged");
        await server.Log.LineAsync("Acme.Greenhouse/0/duplicates could not be saved");
    }

    private sealed class DamagedStore : ITelemetryStateStore
    {
        public ValueTask<byte[]?> LoadAsync(string key, CancellationToken cancellationToken) => new([1, 2, 3]);

        public ValueTask SaveAsync(string key, ReadOnlyMemory<byte> state, CancellationToken cancellationToken) =>
            throw new IOException("The disk is full.");
    }
}
