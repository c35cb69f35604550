using Acme.Greenhouse;
using TelemetryGen.Server.Tests.Fixtures;

namespace TelemetryGen.Server.Tests.Kafka;

/// <summary>Handlers that block, and what waits for them.</summary>
public sealed class KafkaFlowTests : IDisposable
{
    private readonly MockCluster _cluster = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _cluster.Dispose();

    [Fact]
    public async Task A_handler_that_blocks_stops_its_own_partition_alone_and_the_group_waits_for_it()
    {
        var program = new SourceHost(_cluster.Folder);
        using var gate = new ManualResetEventSlim();
        using var host = await program.StartAsync(t => t.FromKafka(o =>
        {
            _cluster.Configure(o);
            o.RevokeTime = TimeSpan.FromSeconds(1);
            o.Configure += c => c.MaxPollIntervalMs = 4000;
        }).Handle<Climate>((c, context) => BlockAt(gate, "0", c, context)));
        await _cluster.SendAsync(0, 1, 3);
        await program.SeenAsync(1);

        // Longer than the group waits for a member that does not ask: others come in the meantime.
        for (var i = 1u; i <= 12; i++)
        {
            await _cluster.SendAsync(1, i, 1);
            await program.SeenAsync(1 + (int)i);
            await Task.Delay(500, Cancellation);
        }

        gate.Set();
        await program.SeenAsync(15);
        await host.StopAsync(Cancellation);

        Assert.Equal(["p0/1", "p0/2", "p0/3"], program.Seen.Where(s => s.StartsWith("p0/", StringComparison.Ordinal)));
        Assert.Equal(15, program.Seen.Count);
        Assert.DoesNotContain(program.Log.Lines, l => l.Contains("closed: lost", StringComparison.Ordinal)
            || l.Contains("MaxPollExceeded", StringComparison.Ordinal));
        Assert.Equal([3, 12, -1, -1], _cluster.Committed());
    }

    [Theory]
    [InlineData(10, long.MaxValue)]
    [InlineData(1_000_000, 400)]
    public async Task A_partition_with_too_much_waiting_is_paused_and_goes_on_without_a_gap(int maxEvents, long maxBytes)
    {
        var program = new SourceHost(_cluster.Folder);
        using var gate = new ManualResetEventSlim();
        await _cluster.SendAsync(2, 1, 300);
        using var host = await program.StartAsync(t => t.FromKafka(o =>
        {
            _cluster.Configure(o);
            (o.MaxWaitingEvents, o.MaxWaitingBytes, o.MaxBatch) = (maxEvents, maxBytes, 4);
        }).Handle<Climate>((c, context) => BlockAt(gate, "2", c, context)));

        await program.Log.LineAsync("Partition 2 is paused: enough of its events wait.");
        gate.Set();
        await program.SeenAsync(300);
        await host.StopAsync(Cancellation);

        Assert.Equal(Enumerable.Range(1, 300).Select(i => $"p2/{i}"), program.Seen);
        Assert.Contains(program.Log.Lines, l => l.Contains("Partition 2 goes on.", StringComparison.Ordinal));
        Assert.Equal(300, _cluster.Committed()[2]);
    }

    [Fact]
    public async Task A_stop_waits_for_the_event_that_a_handler_is_at()
    {
        var program = new SourceHost(_cluster.Folder);
        using var gate = new ManualResetEventSlim();
        await _cluster.SendAsync(0, 1, 3);
        using var host = await program.StartAsync(t => t.FromKafka(_cluster.Configure)
            .Handle<Climate>((c, context) => BlockAt(gate, "0", c, context)));
        await program.SeenAsync(1);

        var stop = host.StopAsync(Cancellation);
        Assert.NotSame(stop, await Task.WhenAny(stop, Task.Delay(1000, Cancellation)));
        gate.Set();
        await stop;

        Assert.Equal(["p0/1"], program.Seen);
        Assert.Equal(1, _cluster.Committed()[0]);
    }

    private static void BlockAt(ManualResetEventSlim gate, string partition, Climate c, TelemetryContext context)
    {
        if (context.Event.PartitionId == partition && c.Sequence == 1)
        {
            gate.Wait(Cancellation);
        }
    }
}
