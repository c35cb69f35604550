using Lab;
using TelemetryGen.Device;

namespace TelemetryGen.NanoFramework.Sender.Tests.Store;

/// <summary>The numbers of emitted records, over many starts: reserved in blocks of 64, never one twice.</summary>
public class SequenceTests : QueueTest
{
    private const int Block = 64;

    private readonly Level _level = Samples.NewLevel();
    private readonly Tally _tally = Samples.NewTally();
    private readonly Strike _strike = Samples.NewStrike();

    [Fact]
    public void Within_a_start_numbers_follow_each_other_whatever_the_kinds_and_the_failures()
    {
        var queue = InFlash();
        for (var i = 0; i < 150; i++)
        {
            _level.Height = i % 10 == 9 ? -1 : i;
            _ = i % 10 == 9 ? (object)Assert.Throws<TelemetryValueException>(() => queue.Send(_level)) : queue.Send(_level);
            queue.Send(_tally);
            queue.Send(_strike);
        }

        Flush(queue);
        var numbers = Arrivals.Where(a => a.Message != "Strike").Select(a => (int)a.Number);
        Assert.Equal(Enumerable.Range(1, 285), numbers);
        Assert.Equal(5 * Block, NextOfAnotherStart());
    }

    [Fact]
    public void Over_hundreds_of_starts_no_number_comes_twice_and_a_start_skips_only_the_rest_of_its_block()
    {
        var random = new Random(20261125);
        var (expected, next) = (new List<uint>(), 1u);
        for (var start = 0; start < 300; start++)
        {
            var queue = InFlash();
            var count = random.Next(3) == 0 ? 0 : random.Next(200);
            for (var i = 0; i < count; i++)
            {
                Assert.True(queue.Send(_level));
                expected.Add(next++);
                if (random.Next(40) == 0)
                {
                    Flush(queue);
                }
            }

            // What is left of the block is lost; a start that sends nothing takes none.
            next = next == 1 ? 1 : (next + Block - 1) / Block * Block;
        }

        Flush(InFlash());
        Assert.Equal(expected, Arrivals.Select(a => a.Number));
        Assert.True(expected.Count > 10000 && next > expected.Count + 3000, $"{expected.Count} of {next}");
    }

    [Fact]
    public void A_block_is_one_write_to_the_flash_and_a_start_that_sends_nothing_none()
    {
        Board.Current.Flash.Log = [];
        var queue = InFlash();
        Assert.Equal(0, Reservations());
        for (var i = 1; i < 2 * Block; i++)
        {
            queue.Send(_level);
        }

        Assert.Equal(2, Reservations());
        queue.Send(_level);
        Assert.Equal(3, Reservations());
    }

    [Fact]
    public void No_power_cut_in_a_reservation_gives_a_number_twice_or_skips_more_than_a_block()
    {
        IReadOnlyDictionary<string, byte[]> files = new Dictionary<string, byte[]>();
        var (random, highest, tried) = (new Random(64), -1L, 0);
        for (var life = 0; life < 5; life++)
        {
            var log = new List<FlashOperation>();
            Board.Current.Flash = FlashCuts.Flash(files, log);
            var queue = Queue(counter: new SequenceCounter("/sequence"));
            var sent = new List<(int Position, long Number)> { (0, highest) };
            for (var i = 0; i < 200; i++)
            {
                queue.Send(_level);
                sent.Add((log.Count, _level.Number));
            }

            var cuts = FlashCuts.Of(files, log).ToList();
            foreach (var cut in cuts)
            {
                Board.Current.Flash = FlashCuts.Flash(cut.Files);
                var last = sent.Last(s => s.Position <= cut.Position).Number;
                Assert.InRange(NextOfAnotherStart(), last + 1, last + 1 + (last > highest ? Block : 2 * Block));
                tried++;
            }

            var chosen = cuts[random.Next(cuts.Count)];
            (files, highest) = (chosen.Files, sent.Last(s => s.Position <= chosen.Position).Number);
        }

        Assert.True(tried > 1500, $"{tried} cuts");
    }

    [Fact]
    public void A_record_that_a_full_store_refuses_leaves_a_gap()
    {
        var store = new RingStore(60, false);
        var queue = Queue(store: store);
        Assert.Equal([true, true, false, false], Enumerable.Range(0, 4).Select(_ => queue.Send(_level)));
        Flush(queue);
        Assert.True(queue.Send(_level));
        Flush(queue);

        Assert.Equal([1u, 2u, 5u], Arrivals.Select(a => a.Number));
        Assert.Equal(2, store.Refused);
    }

    [Fact]
    public void A_flash_that_takes_no_reservation_is_an_error_of_Send_and_gives_no_number_twice()
    {
        var queue = InFlash();
        for (var i = 1; i < Block; i++)
        {
            queue.Send(_level);
        }

        Board.Current.Flash.Free = 5;
        Assert.Throws<IOException>(() => queue.Send(_level));
        Board.Current.Flash.Free = int.MaxValue;
        Assert.True(queue.Send(_level));
        Assert.True(InFlash().Send(_level));
        Flush(InFlash());

        Assert.Equal([.. Enumerable.Range(1, Block), 2 * Block], Arrivals.Select(a => (int)a.Number));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_record_whose_storing_was_an_error_does_not_arrive_with_the_number_of_the_next(bool restarts)
    {
        var queue = InFlash();
        queue.Send(_level);
        Board.Current.Flash.FailsToFlush = true;
        Assert.Throws<IOException>(() => queue.Send(_level));
        Board.Current.Flash.FailsToFlush = false;
        queue.Send(_tally);
        Flush(restarts ? InFlash() : queue);

        Assert.Equal([("Level", 1u), ("Tally", 2u)], Arrivals.Select(a => (a.Message, a.Number)));
    }

    [Fact]
    public void A_field_of_16_bits_carries_the_lower_half()
    {
        // As if 65,535 numbers had been taken.
        var counter = new SequenceCounter("/sequence", 65535);
        for (var i = 0; i < 65535; i++)
        {
            counter.Next();
        }

        var queue = Queue(counter: counter);
        for (var i = 0; i < 3; i++)
        {
            queue.Send(_tally);
            queue.Send(_level);
        }

        Flush(queue);
        Assert.Equal([("Tally", 65535u), ("Level", 65536u), ("Tally", 1u), ("Level", 65538u), ("Tally", 3u), ("Level", 65540u)],
            Arrivals.Select(a => (a.Message, a.Number)));
    }

    [Fact]
    public void No_record_has_the_number_0_which_says_that_it_has_none()
    {
        // As if 65,535 numbers had been taken: the next ones are 65,535, which a field of 16 bits can hold, and 65,536, of whose lower half
        // nothing is left.
        var counter = new SequenceCounter("/sequence", 65535);
        for (var i = 0; i < 65535; i++)
        {
            counter.Next();
        }

        var queue = Queue(counter: counter);
        queue.Send(_tally);
        queue.Send(_tally);
        queue.Send(_level);

        Flush(queue);
        Assert.Equal([("Tally", 65535u), ("Tally", 1u), ("Level", 65538u)], Arrivals.Select(a => (a.Message, a.Number)));
    }

    private static int Reservations() =>
        Board.Current.Flash.Log.Count(o => o.Step == FlashStep.Create && o.Path.StartsWith("/sequence", StringComparison.Ordinal));

    private static long NextOfAnotherStart() => new SequenceCounter("/sequence").Next();

    private TelemetryQueue InFlash() =>
        Queue(store: new FlashStore("/queue", 1 << 20, 4096, false), counter: new SequenceCounter("/sequence"));
}
