namespace TelemetryGen.Tests.Duplicates;

public class DuplicateFilterTests
{
    private const SequenceVerdict New = SequenceVerdict.New, Duplicate = SequenceVerdict.Duplicate, Unknown = SequenceVerdict.Unknown;

    [Fact]
    public void A_number_is_new_once()
    {
        var filter = new DuplicateFilter(10);

        Assert.Equal([New, New, Duplicate, Duplicate, New, Duplicate], Take(filter, 1, 2, 1, 2, 3, 3));
    }

    [Fact]
    public void Late_numbers_and_gaps_do_no_harm_inside_of_the_window()
    {
        var filter = new DuplicateFilter(10, 64);

        Assert.Equal([New, New, New, New, Duplicate, Duplicate, New], Take(filter, 100, 163, 101, 1000, 1000, 1000, 990));
        Assert.Equal([New, Duplicate, Unknown], Take(filter, 937, 937, 936));
    }

    [Theory]
    [InlineData(16, ushort.MaxValue)]
    [InlineData(32, uint.MaxValue)]
    [InlineData(64, ulong.MaxValue)]
    public void Numbers_wrap_around_at_the_end_of_their_type(int bits, ulong last)
    {
        var filter = new DuplicateFilter(10, 64);
        SequenceVerdict Of(ulong number) => filter.Observe("a", 1, number, bits);

        Assert.Equal([New, New, New], new[] { last - 1, last, 1ul }.Select(Of));
        Assert.Equal([Duplicate, Duplicate, Duplicate, New, New, Duplicate],
            new[] { last - 1, last, 1ul, last - 2, 2ul, last - 2 }.Select(Of));
    }

    [Fact]
    public void Zero_is_no_number() => Assert.Equal([Unknown, Unknown, New, Unknown], Take(new DuplicateFilter(1), 0, 0, 1, 0));

    [Fact]
    public void Publishers_and_messages_count_apart()
    {
        var filter = new DuplicateFilter(10);

        Assert.Equal(
            [New, New, New, Duplicate, Duplicate],
            new[] { ("a", 1), ("b", 1), ("a", 2), ("a", 1), ("a", 2) }.Select(s => filter.Observe(s.Item1, s.Item2, 7, 32)));
        Assert.Equal(3, filter.Count);
    }

    [Fact]
    public void Looking_notes_nothing()
    {
        var filter = new DuplicateFilter(10);

        Assert.Equal((New, New, 0), (filter.Peek("a", 1, 5, 32), filter.Peek("a", 1, 5, 32), filter.Count));
        Assert.Equal((New, Duplicate, New), (filter.Observe("a", 1, 5, 32), filter.Peek("a", 1, 5, 32), filter.Peek("a", 1, 6, 32)));
        Assert.Equal(New, filter.Observe("a", 1, 6, 32));
    }

    [Fact]
    public void Who_was_not_heard_of_for_longest_is_forgotten_when_there_is_no_room()
    {
        var filter = new DuplicateFilter(3);
        foreach (var publisher in "abcad")
        {
            filter.Observe([publisher], 1, 9, 32);
        }

        Assert.Equal(3, filter.Count);
        Assert.Equal([Duplicate, New, Duplicate, Duplicate], "abcd".Select(p => filter.Peek([p], 1, 9, 32)));
    }

    [Fact]
    public void A_straggler_changes_nothing_and_a_board_that_counts_from_the_start_again_is_followed()
    {
        var filter = new DuplicateFilter(10, 64);
        Take(filter, 100_000, 100_001);

        Assert.Equal([Unknown, Duplicate, New], Take(filter, 5, 100_001, 100_002));
        Assert.Equal([Unknown, Unknown, New, Duplicate, New], Take(filter, 1, 2, 3, 3, 4));
    }

    [Fact]
    public void It_never_calls_a_number_twice_new_or_a_new_one_a_duplicate_inside_of_its_window()
    {
        foreach (var (bits, seed) in Enumerable.Range(0, 90).Select(i => (16 << (i % 3), i)))
        {
            var random = new Random(seed);
            var filter = new DuplicateFilter(4, 1 << random.Next(0, 10));
            var (highest, seen) = ((ulong)random.NextInt64(), new HashSet<ulong>());
            for (var i = 0; i < 5_000; i++)
            {
                // Mostly the next, some late, some gaps, up to nearly half of what 16 bits count.
                var place = random.Next(10) switch
                {
                    < 5 => highest + 1,
                    < 9 => highest - (ulong)random.Next(filter.Window),
                    _ => highest + (ulong)random.Next(1, random.Next(2) == 0 ? 32_000 : 70),
                };
                highest = i == 0 || place > highest ? place : highest;
                var number = bits == 64 ? place : place & ((1ul << bits) - 1);
                if (number == 0)
                {
                    continue;
                }

                // Before the first number of all, none was seen.
                Assert.Equal(seen.Add(place) ? New : Duplicate, filter.Observe("a", 1, number, bits));
            }
        }
    }

    [Fact]
    public void A_full_table_forgets_the_same_as_a_list_does()
    {
        var (random, filter, order) = (new Random(7), new DuplicateFilter(50, 64), new List<string>());
        for (var i = 0; i < 20_000; i++)
        {
            var publisher = $"device-{random.Next(80)}";
            var isKnown = order.Remove(publisher);
            order.Add(publisher);
            if (order.Count > 50)
            {
                order.RemoveAt(0);
            }

            Assert.Equal(isKnown ? Duplicate : New, filter.Observe(publisher.AsSpan(), 1, 1, 16));
            Assert.Equal(order.Count, filter.Count);
        }
    }

    [Fact]
    public void It_takes_the_memory_that_it_says_and_allocates_only_for_a_new_name()
    {
        var names = Enumerable.Range(0, 1000).Select(i => $"{i}".PadLeft(DuplicateFilter.MaxPublisherLength, 'x')).ToArray();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var filter = new DuplicateFilter(1000, 1000);
        foreach (var name in names)
        {
            filter.Observe(name.AsSpan(), 1, 1, 32);
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, filter.MaxBytes / 2, filter.MaxBytes + 200);
        before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var name in names)
        {
            filter.Observe(name.AsSpan(), 1, 2, 32);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Wrong_use_is_named()
    {
        var filter = new DuplicateFilter(1);

        Assert.Throws<ArgumentOutOfRangeException>(() => new DuplicateFilter(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DuplicateFilter((1 << 24) + 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DuplicateFilter(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DuplicateFilter(1, 16_385));
        Assert.StartsWith("The publisher's name has 129 characters; the maximum is 128.",
            Assert.Throws<ArgumentException>(() => filter.Observe(new string('x', 129), 1, 1, 32)).Message, StringComparison.Ordinal);
        Assert.StartsWith("A sequence number has 16, 32 or 64 bits, not 8.",
            Assert.Throws<ArgumentException>(() => filter.Peek("a", 1, 1, 8)).Message, StringComparison.Ordinal);
    }

    private static SequenceVerdict[] Take(DuplicateFilter filter, params ulong[] numbers) =>
        [.. numbers.Select(n => filter.Observe("a", 1, n, 32))];
}
