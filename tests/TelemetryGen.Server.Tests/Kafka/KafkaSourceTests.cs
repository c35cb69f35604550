using TelemetryGen.Server.Tests.Fixtures;

namespace TelemetryGen.Server.Tests.Kafka;

/// <summary>Confluent's client against its own mock cluster.</summary>
public sealed class KafkaSourceTests : IDisposable
{
    private readonly MockCluster _cluster = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _cluster.Dispose();

    [Fact]
    public async Task What_was_sent_is_handled_in_order_and_after_a_restart_only_what_is_new()
    {
        var program = new SourceHost(_cluster.Folder);
        for (var partition = 0; partition < 4; partition++)
        {
            await _cluster.SendAsync(partition, Bodies.Message(1), Bodies.Batch(2, 3), Bodies.Message(4));
        }

        using (var host = await program.StartAsync(t => t.FromKafka(_cluster.Configure)))
        {
            await program.SeenAsync(16);
            await host.StopAsync(Cancellation);
        }

        Assert.Equal([3, 3, 3, 3], _cluster.Committed());
        await _cluster.SendAsync(2, Bodies.Message(5));
        using var again = await program.StartAsync(t => t.FromKafka(_cluster.Configure));
        await program.SeenAsync(17);
        await again.StopAsync(Cancellation);

        Assert.Equal(17, program.Seen.Count);
        Assert.Equal(4, _cluster.Committed()[2]);
        Assert.Contains(program.Log.Lines, l => l.Contains("Partition 2 closed: stopped.", StringComparison.Ordinal));
    }
}
