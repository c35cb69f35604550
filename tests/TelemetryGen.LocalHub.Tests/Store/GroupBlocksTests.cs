using TelemetryGen.LocalHub.Store;
using TelemetryGen.LocalHub.Store.Encoding;

namespace TelemetryGen.LocalHub.Tests.Store;

public sealed class GroupBlocksTests
{
    private const long Position = 70_000;
    private const long Time = 1_790_000_000_000;

    private readonly HubInfo _hub = new("telemetry", [.. Enumerable.Range(0, 3).Select(Log)]);

    [Fact]
    public void Each_partition_gets_its_events_in_their_order_with_the_next_numbers_and_positions()
    {
        var group = new GroupBlocks();
        for (var round = 0; round < 100; round++)
        {
            var random = new RandomEvents(round);
            var sent = Enumerable.Range(0, 1 + (round % 40)).Select(_ => random.Events(_hub)).ToList();

            // Within a publication the partitions follow each other.
            var placed = sent
                .SelectMany(static events => events.GroupBy(static item => item.Partition).SelectMany(static each => each))
                .Select(static (item, index) => (item.Partition, Line: $"{Position + 1 + index} {Describe(item)}"))
                .ToList();
            var last = group.Number([.. sent.Select(events => new PendingAppend(new Publication(_hub, events)))], Position, Time);

            Assert.Equal(Position + placed.Count, last);
            Assert.Equal(group.Bytes, group.Blocks.Sum(static item => item.Block.Data.Length));
            Assert.Equal(
                group.OtherBytes,
                group.Blocks.Where(item => !group.Large.Contains(item.Log)).Sum(static item => item.Block.Data.Length));
            foreach (var log in _hub.Logs)
            {
                var blocks = group.Blocks.Where(item => item.Log == log).Select(static item => item.Block).ToList();
                var events = blocks.SelectMany(static block => Read(block)).ToList();

                Assert.Equal(placed.Where(item => item.Partition == log.Partition).Select(static item => item.Line),
                    events.Select(static item => $"{item.Position} {Describe(item)}"));
                Assert.Equal(events.Select((_, index) => log.NextSequence + index), events.Select(static item => item.SequenceNumber));
                Assert.All(events, static item => Assert.Equal(Time, item.EnqueuedMs));
            }
        }
    }

    [Fact]
    public void Single_events_of_a_partition_share_a_block_and_its_heads_in_turn_with_those_of_others()
    {
        var sent = Enumerable.Range(0, 90).Select(index => Single(index % 3, $"wipy-{index % 2}", 40)).ToList();

        var group = Number(sent);

        Assert.Equal(3, group.Blocks.Count);
        Assert.All(group.Blocks, static item => Assert.Equal(30, item.Block.Count));

        // 40 bytes, 7 of its own, and a run for each because the positions between belong to other partitions.
        Assert.All(group.Blocks, static item => Assert.InRange(item.Block.Data.Length, 30 * 47, (30 * 51) + 60));
    }

    [Fact]
    public void Block_of_single_events_ends_where_blocks_end_and_a_large_one_has_its_own()
    {
        var sent = Enumerable.Range(0, 9).Select(static _ => Single(0, "wipy-1", 10_000)).ToList();
        sent.Add(Single(0, "wipy-1", BlockWriter.BlockBytes));
        sent.Add(Single(0, "wipy-1", 40));

        var group = Number(sent);

        Assert.Equal([7, 2, 1, 1], group.Blocks.Select(static item => item.Block.Count));
        Assert.Equal([_hub.Logs[0]], group.Large);
    }

    [Fact]
    public void What_was_not_stored_leaves_nothing_behind()
    {
        var group = new GroupBlocks();
        group.Number([Pending(Single(0, "wipy-1", 40))], Position, Time);
        group.Number([Pending(Single(0, "wipy-2", 40))], Position, Time);

        var only = Assert.Single(Read(Assert.Single(group.Blocks).Block));
        Assert.Equal(("wipy-2", 500, Position + 1), (only.Head.Publisher, only.SequenceNumber, only.Position));

        group.Clear();
        Assert.Empty(group.Blocks);
    }

    [Fact]
    public void Numbering_that_failed_in_the_midst_leaves_nothing_behind()
    {
        var group = new GroupBlocks();
        var broken = Pending(Single(0, "wipy-9", 40));
        broken.Runs[0] = null!;
        Assert.Throws<NullReferenceException>(
            () => group.Number([Pending(Single(0, "wipy-1", 40)), Pending(Single(1, "wipy-1", 40)), broken], Position + 10, Time));

        group.Number([Pending(Single(0, "wipy-2", 40)), Pending(Single(0, "wipy-3", 40))], Position, Time);

        var events = Read(Assert.Single(group.Blocks).Block);
        Assert.Equal(["wipy-2", "wipy-3"], events.Select(static item => item.Head.Publisher));
        Assert.Equal([500, 501], events.Select(static item => item.SequenceNumber));
        Assert.Equal([Position + 1, Position + 2], events.Select(static item => item.Position));
    }

    private GroupBlocks Number(List<NewEvent> events)
    {
        var group = new GroupBlocks();
        group.Number([.. events.Select(Pending)], Position, Time);
        return group;
    }

    private PendingAppend Pending(NewEvent item) => new(new Publication(_hub, [item]));

    private static NewEvent Single(int partition, string publisher, int bytes) =>
        new(partition, publisher, publisher, default, new byte[bytes]);

    private static PartitionLog Log(int partition)
    {
        var log = new PartitionLog(partition + 1, "telemetry", partition, null!, null!, TimeProvider.System);
        log.Load(0, 0, 500 + partition, [], null);
        return log;
    }

    private static List<BlockEvent> Read(LogBlock block)
    {
        var reader = new BlockReader(block.Data);
        var events = new List<BlockEvent>();
        while (reader.TryRead(out var item))
        {
            Assert.True(item.IsIntact);
            events.Add(item);
        }

        Assert.Equal(
            (block.FirstSequence, block.NextSequence - 1, block.LastPosition, block.MaxEnqueuedMs),
            (events[0].SequenceNumber, events[^1].SequenceNumber, events[^1].Position, events.Max(static item => item.EnqueuedMs)));
        return events;
    }

    private static string Describe(NewEvent item) =>
        Describe(item.Publisher, item.PartitionKey, item.Sections, item.IsRawBody, item.Body);

    private static string Describe(BlockEvent item) =>
        Describe(item.Head.Publisher, item.Head.PartitionKey, item.Head.Sections, item.Head.IsRawBody, item.Body);

    private static string Describe(
        string? publisher, string? key, ReadOnlyMemory<byte> sections, bool isRaw, ReadOnlyMemory<byte> body) =>
        $"{publisher}|{key}|{Convert.ToHexString(sections.Span)}|{isRaw}|{Convert.ToHexString(body.Span)}";
}
