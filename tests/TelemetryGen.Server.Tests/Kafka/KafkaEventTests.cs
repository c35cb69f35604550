using System.Collections.Concurrent;
using Acme.Greenhouse;
using Confluent.Kafka;
using TelemetryGen.Server.Tests.Fixtures;

namespace TelemetryGen.Server.Tests.Kafka;

/// <summary>What becomes of a message's parts.</summary>
public sealed class KafkaEventTests : IDisposable
{
    private readonly MockCluster _cluster = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _cluster.Dispose();

    [Fact]
    public async Task A_handler_sees_offset_time_key_publisher_and_properties()
    {
        var program = new SourceHost(_cluster.Folder);
        var events = new ConcurrentQueue<TelemetryEvent>();
        var body = Bodies.Message(1);
        await _cluster.SendAsync(2, Bodies.Message(7));
        await _cluster.SendAsync(2, new Message<byte[]?, byte[]?>
        {
            Key = "wipy-01"u8.ToArray(), Value = body, Timestamp = new Timestamp(Bodies.Start),
            Headers =
            [
                new Header("x-opt-publisher", [0xA1, 1, (byte)'a']), new Header("row", [0x54, 3]), new Header("plant", "mint"u8.ToArray()),
                new Header("content-type", "application/octet-stream"u8.ToArray()),
            ],
        });
        await _cluster.SendAsync(2, new Message<byte[]?, byte[]?>
        {
            Key = [0xFF], Value = Bodies.Message(2), Timestamp = new Timestamp(long.MaxValue, TimestampType.CreateTime),
            Headers = [new Header("x-opt-partition-key", [0xA1, 1, (byte)'k'])],
        });
        using var host = await program.StartAsync(t => t.FromKafka(_cluster.Configure)
            .Handle<Climate>((_, context) => events.Enqueue(context.Event with { Body = context.Event.Body.ToArray() })));

        await program.SeenAsync(3);
        await host.StopAsync(Cancellation);

        var (first, last) = (events.ElementAt(1), events.ElementAt(2));
        Assert.Equal(body, first.Body.ToArray());
        Assert.Equal(("2", 1L, "1"), (first.PartitionId, first.SequenceNumber, first.Offset));
        Assert.Equal(
            (Bodies.Start, "a", "wipy-01", "application/octet-stream"),
            (first.EnqueuedTime, first.Publisher, first.PartitionKey, first.ContentType));
        Assert.Equal(new Dictionary<string, object> { ["row"] = 3, ["plant"] = "mint" }, first.Properties);
        Assert.Equal((DateTimeOffset.MaxValue, null, "base64:/w=="), (last.EnqueuedTime, last.Publisher, last.PartitionKey));
        Assert.Null(last.Properties);
    }

    [Fact]
    public async Task Tombstones_and_empty_bodies_are_dead_letters()
    {
        var letters = new MemoryDeadLetters();
        var program = new SourceHost(_cluster.Folder);
        await SendEmptyAsync();
        using var host = await program.StartAsync(t => t.FromKafka(_cluster.Configure).DeadLetterTo(_ => letters));

        await program.SeenAsync(1);
        await host.StopAsync(Cancellation);

        Assert.Equal([0L, 1], letters.Letters.Select(l => l.Event.SequenceNumber));
        Assert.All(letters.Letters, l => Assert.Equal((DeadLetterReason.Damaged, 0), (l.Reason, l.Event.Body.Length)));
        Assert.Equal(3, _cluster.Committed()[0]);
    }

    [Fact]
    public async Task Tombstones_are_left_out_when_that_was_asked_for_and_committed_behind()
    {
        var letters = new MemoryDeadLetters();
        var program = new SourceHost(_cluster.Folder);
        await SendEmptyAsync();
        await _cluster.SendAsync(0, new Message<byte[]?, byte[]?> { Value = null });
        await _cluster.SendAsync(1, new Message<byte[]?, byte[]?> { Value = null });
        using var host = await program.StartAsync(t => t.DeadLetterTo(_ => letters).FromKafka(o =>
        {
            _cluster.Configure(o);
            o.SkipTombstones = true;
        }));

        await program.SeenAsync(1);
        await program.Log.LineAsync("Partition 1 has events without a body; they are left out, as SkipTombstones says.");
        await host.StopAsync(Cancellation);

        Assert.Equal(1, Assert.Single(letters.Letters).Event.SequenceNumber);
        Assert.Equal([4, 1, -1, -1], _cluster.Committed());
        Assert.Single(program.Log.Lines, l => l.Contains("Partition 0 has events without a body", StringComparison.Ordinal));
    }

    private async Task SendEmptyAsync()
    {
        await _cluster.SendAsync(0, new Message<byte[]?, byte[]?> { Key = "wipy-01"u8.ToArray(), Value = null });
        await _cluster.SendAsync(0, new Message<byte[]?, byte[]?> { Value = [] });
        await _cluster.SendAsync(0, 1, 1);
    }
}
