using Confluent.Kafka;
using TelemetryGen.Server.Tests.Fixtures;

namespace TelemetryGen.Server.Tests.Kafka;

/// <summary>Confluent's client against its own mock cluster.</summary>
public sealed class KafkaSourceTests : IDisposable
{
    private readonly MockCluster _cluster = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _cluster.Dispose();

    [Theory]
    [InlineData(GroupProtocol.Classic)]
    [InlineData(GroupProtocol.Consumer)]
    public async Task What_was_sent_is_handled_in_order_and_after_a_restart_only_what_is_new(GroupProtocol protocol)
    {
        void Configure(KafkaSourceOptions o)
        {
            _cluster.Configure(o);
            o.Configure += c => c.GroupProtocol = protocol;
        }

        var program = new SourceHost(_cluster.Folder);
        for (var partition = 0; partition < 4; partition++)
        {
            await _cluster.SendAsync(partition, Bodies.Message(1), Bodies.Batch(2, 3), Bodies.Message(4));
        }

        using (var host = await program.StartAsync(t => t.FromKafka(Configure)))
        {
            await program.SeenAsync(16);
            await host.StopAsync(Cancellation);
        }

        Assert.Equal([3, 3, 3, 3], _cluster.Committed());
        await _cluster.SendAsync(2, Bodies.Message(5));
        using var again = await program.StartAsync(t => t.FromKafka(Configure));
        await program.SeenAsync(17);
        await again.StopAsync(Cancellation);

        Assert.Equal(["p2/1", "p2/2", "p2/3", "p2/4", "p2/5"], program.Seen.Where(s => s.StartsWith("p2/", StringComparison.Ordinal)));
        Assert.Equal(17, program.Seen.Count);
        Assert.Equal([3, 3, 4, 3], _cluster.Committed());
        Assert.Contains(program.Log.Lines, l => l.Contains("Partition 2 closed: stopped.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Offsets_are_committed_while_events_come_in_and_only_behind_those_that_have_an_outcome()
    {
        var program = new SourceHost(_cluster.Folder);
        using var gate = new SemaphoreSlim(0);
        await _cluster.SendAsync(0, 1, 5);
        using var host = await program.StartAsync(t => t.FromKafka(o =>
        {
            _cluster.Configure(o);
            o.MaxBatch = 1;
        }).HandleBatch<Acme.Greenhouse.Climate>((records, x) =>
            records.Span[0].Sequence == 4 ? gate.WaitAsync(x.CancellationToken) : Task.CompletedTask));
        await program.SeenAsync(4);
        await CommittedAsync(0, 3);

        // The handler ends with the stop: its event has no outcome and comes again.
        await host.StopAsync(Cancellation);
        Assert.Equal(3, _cluster.Committed()[0]);
        gate.Release(2);
        using var again = await program.StartAsync(t => t.FromKafka(_cluster.Configure));
        await program.SeenAsync(6);
        await again.StopAsync(Cancellation);

        Assert.Equal(["p0/1", "p0/2", "p0/3", "p0/4", "p0/4", "p0/5"], program.Seen);
        Assert.Equal(5, _cluster.Committed()[0]);
    }

    [Fact]
    public async Task What_is_known_of_duplicates_is_kept_over_restarts_in_a_file()
    {
        var program = new SourceHost(_cluster.Folder);
        await _cluster.SendAsync(1, Bodies.Message(1), Bodies.Batch(2, 3));
        using (var host = await program.StartAsync(t => t.FromKafka(_cluster.Configure)))
        {
            await program.SeenAsync(3);
            await host.StopAsync(Cancellation);
        }

        Assert.True(File.Exists(Path.Combine(_cluster.Folder, "telemetry.db")));
        await _cluster.SendAsync(1, Bodies.Batch(1, 2, 3), Bodies.Message(3), Bodies.Message(4));
        using var again = await program.StartAsync(t => t.FromKafka(_cluster.Configure));
        await program.SeenAsync(4);
        await again.StopAsync(Cancellation);

        Assert.Equal(["p1/1", "p1/2", "p1/3", "p1/4"], program.Seen);
        Assert.Equal(5, _cluster.Committed()[1]);
    }

    [Fact]
    public async Task A_store_of_state_that_is_away_is_waited_for()
    {
        var program = new SourceHost(_cluster.Folder);
        await _cluster.SendAsync(3, 1, 2);
        using var host = await program.StartAsync(t => t.KeepStateIn(_ => new FailingStore()).FromKafka(_cluster.Configure));

        await program.SeenAsync(2);
        await host.StopAsync(Cancellation);

        await program.Log.LineAsync("could not be opened; it waits 0.2 s and is tried again. The disk is away.");
        Assert.Equal(2, _cluster.Committed()[3]);
    }

    private async Task CommittedAsync(int partition, long offset)
    {
        for (var waited = 0; _cluster.Committed()[partition] != offset; waited += 50)
        {
            Assert.True(waited < 30_000, $"Committed: {_cluster.Committed()[partition]}; {offset} is expected.");
            await Task.Delay(50, Cancellation);
        }
    }

    private sealed class FailingStore : ITelemetryStateStore
    {
        private int _failures = 4;

        public ValueTask<byte[]?> LoadAsync(string key, CancellationToken cancellationToken) =>
            Interlocked.Decrement(ref _failures) >= 0 ? throw new IOException("The disk is away.") : new((byte[]?)null);

        public ValueTask SaveAsync(string key, ReadOnlyMemory<byte> state, CancellationToken cancellationToken) => ValueTask.CompletedTask;
    }
}
