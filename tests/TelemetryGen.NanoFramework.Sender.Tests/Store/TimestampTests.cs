using Lab;
using TelemetryGen.Device;

namespace TelemetryGen.NanoFramework.Sender.Tests.Store;

/// <summary>Records that are taken before the board knows the time, and what they are when they arrive.</summary>
public class TimestampTests : QueueTest
{
    private static readonly DateTimeOffset Start = new(2027, 1, 15, 8, 0, 0, 123, TimeSpan.Zero);

    private readonly Level _level = Samples.NewLevel("roof");
    private readonly Tally _tally = Samples.NewTally();
    private readonly Strike _strike = Samples.NewStrike();

    public TimestampTests() => SwitchOn(Start);

    [Fact]
    public void Records_before_the_first_sync_are_stamped_after_it_with_the_time_they_were_taken()
    {
        var queue = Queue();
        queue.Send(_level);
        Pass(60000);
        queue.Send(_level);
        queue.Flush();
        var pause = queue.Pump();

        Assert.Equal(("the time is not known yet", 0, 0), (queue.LastError!.Message, queue.Posts, MemoryHub.Connections));
        Assert.InRange(pause, 1000, 2000);
        Pass(pause);
        Board.Current.HasTimeServer = true;
        queue.Send(_level);
        Flush(queue);

        Assert.Equal([Start, Start.AddSeconds(60), Start.AddMilliseconds(60000 + pause)], Arrivals.Select(a => a.At));
        Assert.Equal((1, 3, 0), (queue.Posts, queue.Delivered, queue.Guessed));
        Assert.Equal(0, _level.At);
    }

    [Fact]
    public void Each_kind_has_its_own_resolution_and_place()
    {
        var queue = Queue();
        queue.Send(_level);
        queue.Send(_tally);
        queue.Send(_strike);
        SetClock();
        Pass(1500);
        queue.Send(_level);
        queue.Send(_tally);
        queue.Send(_strike);
        Flush(queue);

        var second = Start.AddMilliseconds(-123);
        Assert.Equal(
            [
                new("Level", 1, Start), new("Tally", 2, second), new("Strike", 0, Start),
                new("Level", 3, Start.AddSeconds(1.5)), new("Tally", 4, second.AddSeconds(1)), new("Strike", 0, Start.AddSeconds(1.5)),
            ],
            Arrivals);
    }

    [Fact]
    public void Stored_with_and_without_a_mark_records_of_one_kind_are_one_batch()
    {
        var queue = Queue();
        for (var i = 0; i < 6; i++)
        {
            queue.Send(_level);
            Pass(1000);
            if (i == 2)
            {
                SetClock();
            }
        }

        Flush(queue);

        Assert.Equal(Enumerable.Range(0, 6).Select(i => Start.AddSeconds(i)), Arrivals.Select(a => a.At));
        Assert.Single(MemoryHub.Events);
    }

    [Fact]
    public void A_batch_that_is_cut_by_its_size_or_by_another_kind_leaves_the_rest_as_it_was()
    {
        var queue = Queue(150);
        for (var i = 0; i < 12; i++)
        {
            queue.Send(i % 5 == 4 ? _tally : _level);
            Pass(1000);
        }

        SetClock();
        Flush(queue);

        Assert.Equal(Enumerable.Range(1, 12).Select(i => (uint)i), Arrivals.Select(a => a.Number));
        Assert.All(Arrivals, a =>
            Assert.InRange(a.At - Start.AddSeconds(a.Number - 1), TimeSpan.FromSeconds(a.Message == "Tally" ? -0.999 : 0), TimeSpan.Zero));
        Assert.All(MemoryHub.Events, e => Assert.InRange(e.Length, 15, 150));
    }

    [Fact]
    public void After_a_failure_the_same_records_are_stamped_again()
    {
        Fates.Enqueue(Fate.ServerError);
        Fates.Enqueue(Fate.CutBeforeTheAnswer);
        var queue = Queue();
        queue.Send(_level);
        Pass(5000);
        SetClock();
        Flush(queue);

        Assert.Equal([new("Level", 1, Start), new("Level", 1, Start)], Arrivals);
        Assert.Equal((1, 0), (queue.Delivered, queue.Guessed));
    }

    [Fact]
    public void What_an_earlier_start_could_not_stamp_gets_the_later_start_and_is_counted()
    {
        var queue = QueueInFlash();
        queue.Send(_level);
        queue.Send(_level);
        Pass(3600000);
        SwitchOn(Board.Current.Truth);
        var later = QueueInFlash();
        Pass(10000);
        later.Send(_level);
        Pass(10000);
        SetClock();
        later.Send(_level);
        Flush(later);

        var second = Start.AddHours(1);
        Assert.Equal([new("Level", 1, second), new("Level", 2, second), new("Level", 64, second.AddSeconds(10)),
            new("Level", 65, second.AddSeconds(20))], Arrivals);
        Assert.Equal((1, 4, 2), (later.Posts, later.Delivered, later.Guessed));
    }

    [Fact]
    public void A_start_that_only_sends_what_another_left_takes_no_number()
    {
        QueueInFlash().Send(_level);
        SwitchOn(Board.Current.Truth.AddMinutes(5));
        Board.Current.Flash.Log = [];
        SetClock();
        var later = QueueInFlash();
        Flush(later);

        Assert.Equal([new("Level", 1, Start.AddMinutes(5))], Arrivals);
        Assert.Equal(1, later.Guessed);
        Assert.DoesNotContain(Board.Current.Flash.Log, o => o.Path.StartsWith("/sequence", StringComparison.Ordinal));
    }

    [Fact]
    public void What_the_program_sets_is_left()
    {
        var queue = Queue();
        _level.At = 77;
        _strike.Before = 88;
        queue.Send(_level);
        queue.Send(_strike);
        SetClock();
        Flush(queue);

        Assert.Equal([DateTimeOffset.FromUnixTimeMilliseconds(77), Start], Arrivals.Select(a => a.At));
        Assert.Equal((77, 88), (_level.At, _strike.Before));
    }

    [Fact]
    public void A_clock_that_ran_on_is_taken_at_once()
    {
        SetClock();
        var queue = Queue();
        queue.Send(_level);

        Assert.Equal(27, Ring.Peek());
        Flush(queue);
        Assert.Equal([Start], Arrivals.Select(a => a.At));
    }

    [Theory]
    [InlineData("1970-01-01T00:00:05Z")]
    [InlineData("2000-01-01T00:00:05Z")]
    [InlineData("2023-12-31T23:59:59Z")]
    [InlineData("2100-01-01T00:00:00Z")]
    public void A_clock_that_cannot_be_right_is_none(string shown)
    {
        Board.Current.ClockError = DateTimeOffset.Parse(shown, System.Globalization.CultureInfo.InvariantCulture) - Start;
        Queue().Send(_level);

        Assert.Equal(27 + 14, Ring.Peek());
        Assert.False(DeviceClock.IsSet);
    }

    [Fact]
    public void Dead_letters_keep_their_mark_and_are_stamped_when_they_come_back()
    {
        Fates.Enqueue(Fate.BadRequest);
        var queue = Queue();
        queue.Send(_level);
        Pass(1000);
        SetClock();
        queue.Flush();
        Pass(queue.Pump());
        DeadLetters.Begin();
        Assert.Equal((1, 27 + 14), (queue.SetAside, DeadLetters.Peek()));

        Assert.Equal(1, queue.Revive());
        Flush(queue);
        Assert.Equal([new("Level", 1, Start)], Arrivals);
    }

    [Fact]
    public void A_record_that_would_be_too_long_with_its_mark_is_refused_whatever_the_clock_shows()
    {
        var queue = Queue(64);
        _level.Note = "a note of twelve";
        var error = Assert.Throws<ArgumentException>(() => queue.Send(_level));
        SetClock();

        Assert.Equal("the record takes 53 bytes, which batches of 64 cannot hold", error.Message);
        Assert.Equal(error.Message, Assert.Throws<ArgumentException>(() => queue.Send(_level)).Message);
        _level.At = 1;
        Assert.True(queue.Send(_level));
    }

    [Fact]
    public void A_record_out_of_its_range_is_its_own_error_and_leaves_its_moment_to_the_queue()
    {
        var queue = Queue();
        _level.Height = -1;
        Assert.Throws<TelemetryValueException>(() => queue.Send(_level));

        Assert.Equal((0, 0), (_level.At, queue.Waiting));
    }

    private static void SwitchOn(DateTimeOffset truth)
    {
        var (flash, line) = (Board.Current.Flash, Board.Current.Line);
        Board.Current = Board.SwitchedOn(truth.UtcDateTime);
        (Board.Current.Flash, Board.Current.Line) = (flash, line);
    }

    private static void SetClock() => Board.Current.ClockError = TimeSpan.Zero;

    private TelemetryQueue QueueInFlash() =>
        Queue(store: new FlashStore("/queue", 4096, 512, false), counter: new SequenceCounter("/sequence"));
}
