using TelemetryGen.LocalHub.Store;
using TelemetryGen.LocalHub.Store.Encoding;

namespace TelemetryGen.LocalHub.Tests.Store;

public sealed class BlockTests
{
    [Theory]
    [InlineData(0UL, 1)]
    [InlineData(127UL, 1)]
    [InlineData(128UL, 2)]
    [InlineData(16_383UL, 2)]
    [InlineData(16_384UL, 3)]
    [InlineData((ulong)long.MaxValue, 9)]
    [InlineData(ulong.MaxValue, 10)]
    public void Varint_is_read_as_written_and_not_when_it_is_cut_off(ulong value, int length)
    {
        Span<byte> bytes = stackalloc byte[Varint.MaxBytes];
        Assert.Equal(length, Varint.Write(bytes, value));

        var at = 0;
        Assert.True(Varint.TryRead(bytes[..length], ref at, out var read));
        Assert.Equal((value, length), (read, at));
        at = 0;
        Assert.False(Varint.TryRead(bytes[..(length - 1)], ref at, out _));
    }

    [Fact]
    public void Varint_of_more_than_64_bits_is_not_read()
    {
        var at = 0;
        Assert.False(Varint.TryRead([0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x02], ref at, out _));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    public void Signed_number_comes_back(long value) => Assert.Equal(value, Varint.UnZigZag(Varint.ZigZag(value)));

    [Fact]
    public void Runs_and_what_a_flush_makes_of_them_hold_the_same_events()
    {
        var random = new Random(1);
        for (var round = 0; round < 50; round++)
        {
            var events = new RandomEvents(round);
            var (sequence, position, time) = (random.NextInt64(1 << 40), random.NextInt64(1 << 40), 1_790_000_000_000L);
            var writer = new BlockWriter();
            var expected = new List<BlockEvent>();
            for (var run = random.Next(1, 20); run > 0; run--)
            {
                NewEvent[] sent = [.. Enumerable.Range(0, random.Next(1, 10)).Select(_ => events.Event(0))];
                var block = Number(sent, sequence, position, time);
                var read = Read(block.Data);

                Assert.Equal(sent.Select(Describe), read.Select(Describe));
                Assert.Equal((sequence, sent.Length, position + sent.Length - 1, time),
                    (block.FirstSequence, block.Count, block.LastPosition, block.MaxEnqueuedMs));
                read.ForEach(item => writer.Add(item));
                expected.AddRange(read);
                sequence += sent.Length;
                position += sent.Length + random.Next(3);
                time += random.Next(-5000, 5000);
            }

            var flushed = writer.End();
            Assert.Equal(expected.Select(Whole), Read(flushed.Data).Select(Whole));
            Assert.Equal(
                (expected[0].SequenceNumber, expected.Count, expected[^1].Position, expected.Max(item => item.EnqueuedMs)),
                (flushed.FirstSequence, flushed.Count, flushed.LastPosition, flushed.MaxEnqueuedMs));
        }
    }

    [Fact]
    public void Head_that_many_events_share_is_stored_once()
    {
        var writer = new BlockWriter();
        var item = new NewEvent(
            0, "wipy-01", "wipy-01", EventSections.Encode("application/octet-stream", new Dictionary<string, object>()), new byte[40]);
        for (var i = 0; i < 100; i++)
        {
            writer.Add(Read(Number([item], i, i + 1, 1_790_000_000_000 + i).Data)[0]);
        }

        Assert.InRange(writer.End().Data.Length, 100 * 40, 100 * 50);
    }

    [Fact]
    public void Every_damaged_byte_is_found_and_without_the_checksum_reading_ends_with_the_named_error()
    {
        var events = new RandomEvents(7);
        var good = Number([.. Enumerable.Range(0, 12).Select(_ => events.Event(0))], 5, 6, 1_790_000_000_000).Data;
        for (var at = 0; at < good.Length; at++)
        {
            foreach (var bit in (byte[])[1, 0x80])
            {
                var bad = good.ToArray();
                bad[at] ^= bit;
                Assert.Throws<StoreDamagedException>(() => new BlockReader(bad));
                AssertEnds(bad);
                AssertEnds(bad[..at]);
            }
        }
    }

    private static void AssertEnds(byte[] bytes)
    {
        try
        {
            var reader = new BlockReader(bytes, verify: false);
            while (reader.TryRead(out _))
            {
                // Whatever it says: it ends.
            }
        }
        catch (StoreDamagedException)
        {
            // The one error that it may end with.
        }
    }

    private static LogBlock Number(NewEvent[] events, long sequence, long position, long time)
    {
        var writer = new RunWriter(EventRun.Single(null!, events[0]));
        foreach (var item in events.Skip(1))
        {
            writer.Add(item);
        }

        return BlockWriter.Number(Assert.Single(writer.End()), sequence, position, time);
    }

    private static List<BlockEvent> Read(byte[] block)
    {
        var reader = new BlockReader(block);
        var events = new List<BlockEvent>();
        while (reader.TryRead(out var item))
        {
            Assert.True(item.IsIntact);
            events.Add(item);
        }

        return events;
    }

    private static string Describe(NewEvent item) =>
        $"{item.Publisher}|{item.PartitionKey}|{Convert.ToHexString(item.Sections.Span)}|{item.IsRawBody}|{Convert.ToHexString(item.Body.Span)}";

    private static string Describe(BlockEvent item) =>
        $"{item.Head.Publisher}|{item.Head.PartitionKey}|{Convert.ToHexString(item.Head.Sections.Span)}|{item.Head.IsRawBody}|{Convert.ToHexString(item.Body.Span)}";

    private static string Whole(BlockEvent item) => $"{item.SequenceNumber}|{item.Position}|{item.EnqueuedMs}|{Describe(item)}";
}
