using System.Buffers;

namespace TelemetryGen.Tests.Duplicates;

public class DuplicateStateTests
{
    private const SequenceVerdict New = SequenceVerdict.New, Duplicate = SequenceVerdict.Duplicate;

    [Fact]
    public void What_was_saved_is_known_to_another_filter()
    {
        var filter = new DuplicateFilter(10);
        Observe(filter, "wipy-01", 1, 5, 1000, 990);
        Observe(filter, "wipy-02 Ä€𐍈", 70_000);

        var other = Restored(filter, new DuplicateFilter(10));

        Assert.Equal(2, other.Count);
        Assert.Equal([Duplicate, Duplicate, New], new ulong[] { 990, 1000, 991 }.Select(n => other.Observe("wipy-01", 1, n, 32)));
        Assert.Equal(Duplicate, other.Peek("wipy-02 Ä€𐍈", 1, 70_000, 32));
        Assert.Equal(New, other.Peek("wipy-02 Ä€𐍈", 2, 70_000, 32));
    }

    [Theory]
    [InlineData(64)]
    [InlineData(448)]
    [InlineData(4000)]
    public void Another_window_takes_over_the_newest_numbers(int window)
    {
        var filter = new DuplicateFilter(3, 448);
        for (var number = 900UL; number <= 1900; number += 2)
        {
            Observe(filter, "a", number);
        }

        var other = Restored(filter, new DuplicateFilter(3, window));

        for (var back = 0UL; back < (ulong)Math.Min(window, 448); back += 2)
        {
            Assert.Equal(Duplicate, other.Peek("a", 1, 1900 - back, 32));
            Assert.Equal(New, other.Peek("a", 1, 1901 - back - 2, 32));
        }
    }

    [Fact]
    public void A_smaller_filter_keeps_the_streams_that_were_heard_of_last()
    {
        var filter = new DuplicateFilter(10);
        foreach (var name in new[] { "a", "b", "c", "a" })
        {
            Observe(filter, name, name == "a" ? (ulong)filter.Count + 7 : 7);
        }

        var other = Restored(filter, new DuplicateFilter(2));

        Assert.Equal(2, other.Count);
        Assert.Equal(Duplicate, other.Peek("a", 1, 10, 32));
        Assert.Equal(Duplicate, other.Peek("c", 1, 7, 32));
        Assert.Equal(New, other.Peek("b", 1, 7, 32));
    }

    [Fact]
    public void A_straggler_before_the_save_and_its_successor_after_it_restart_the_count()
    {
        var filter = new DuplicateFilter(10, 64);
        Observe(filter, "a", 100_000, 5);

        var other = Restored(filter, new DuplicateFilter(10, 64));
        Observe(other, "a", 6);

        Assert.Equal(New, other.Observe("a", 1, 7, 32));
        Assert.Equal(Duplicate, other.Observe("a", 1, 7, 32));
    }

    [Fact]
    public void Damaged_bytes_are_refused_and_change_nothing()
    {
        var filter = new DuplicateFilter(10);
        Observe(filter, "wipy-01", 1, 2, 3);
        var saved = Saved(filter);

        for (var length = 0; length < saved.Length; length++)
        {
            AssertRefused(saved[..length]);
        }

        for (var bit = 0; bit < saved.Length * 8; bit++)
        {
            var damaged = saved.ToArray();
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            AssertRefused(damaged);
        }
    }

    // The checksum is right: what made it was wrong.
    [Theory]
    [InlineData(4, 0)]
    [InlineData(4, 1)]
    [InlineData(4, 3)]
    [InlineData(4, 1024)]
    [InlineData(4, -8)]
    [InlineData(8, 0)]
    [InlineData(8, 2)]
    [InlineData(8, int.MaxValue)]
    [InlineData(12, 0x7FFF_0001)]
    [InlineData(12, unchecked((int)0xFF00_0001))]
    public void Bytes_that_say_too_much_are_refused(int offset, int value)
    {
        var filter = new DuplicateFilter(10);
        Observe(filter, "wipy-01", 1, 2, 3);
        var saved = Saved(filter);
        BitConverter.TryWriteBytes(saved.AsSpan(offset), value);
        BitConverter.TryWriteBytes(saved.AsSpan(saved.Length - 4), Crc32C.Compute(saved.AsSpan(0, saved.Length - 4)));

        AssertRefused(saved);
    }

    private static void AssertRefused(byte[] bytes)
    {
        var other = new DuplicateFilter(10);
        Assert.False(other.TryRestore(bytes));
        Assert.Equal(0, other.Count);
    }

    private static void Observe(DuplicateFilter filter, string publisher, params ulong[] numbers)
    {
        foreach (var number in numbers)
        {
            filter.Observe(publisher, 1, number, 32);
        }
    }

    private static DuplicateFilter Restored(DuplicateFilter filter, DuplicateFilter other)
    {
        Assert.True(other.TryRestore(Saved(filter)));
        return other;
    }

    private static byte[] Saved(DuplicateFilter filter)
    {
        var buffer = new ArrayBufferWriter<byte>();
        filter.Save(buffer);
        return buffer.WrittenSpan.ToArray();
    }
}
