using Lab;
using TelemetryGen.Device;

namespace TelemetryGen.NanoFramework.Sender.Tests.Store;

/// <summary>The time of day between two syncs, by ticks that a crystal counts.</summary>
public class TimestampClockTests : QueueTest
{
    private static readonly DateTimeOffset Start = new(2027, 1, 15, 8, 0, 0, TimeSpan.Zero);

    private readonly Strike _strike = Samples.NewStrike();

    public TimestampClockTests()
    {
        Board.Current = Board.SwitchedOn(Start.UtcDateTime);
        Board.Current.Line = MemoryHub;
    }

    [Fact]
    public void What_the_crystal_is_off_is_measured_from_sync_to_sync_and_taken_off()
    {
        var queue = Queue();
        Sync(queue);
        for (var i = 0; i < 4; i++)
        {
            // A hundred millionths.
            PassSlowly(21600000, 2160);
            Sync(queue);
        }

        PassSlowly(18000000, 1800);
        Assert.InRange(OffOf(queue), TimeSpan.FromMilliseconds(-20), TimeSpan.FromMilliseconds(20));
    }

    [Fact]
    public void A_moment_before_the_first_sync_is_corrected_by_what_was_measured_later()
    {
        var queue = Queue();
        queue.Send(_strike);
        PassSlowly(3600000, 720);
        Sync(queue);
        PassSlowly(36000000, 7200);
        Sync(queue);
        Flush(queue);

        Assert.InRange(Arrivals.First().At - Start, TimeSpan.FromMilliseconds(-20), TimeSpan.FromMilliseconds(20));
    }

    [Theory]
    [InlineData(90, 0)]
    [InlineData(-90, 0)]
    [InlineData(110, 110)]
    [InlineData(-110, -110)]
    public void A_step_of_the_boards_clock_is_followed_and_what_a_coarse_clock_shows_is_not(int step, int off)
    {
        var queue = Queue();
        Sync(queue);
        Pass(1000);
        Board.Current.ClockError = TimeSpan.FromMilliseconds(step);

        Assert.Equal(TimeSpan.FromMilliseconds(off), OffOf(queue));
    }

    [Theory]
    [InlineData(61000, 0)]
    [InlineData(10000, 500)]
    [InlineData(-10000, -500)]
    public void A_time_that_was_wrong_says_nothing_of_the_crystal_and_no_crystal_is_off_by_more_than_it_can(int step, int millionths)
    {
        var queue = Queue();
        Sync(queue);
        Pass(3600000);
        Board.Current.ClockError = TimeSpan.FromMilliseconds(step);
        queue.Send(_strike);
        Pass(10000000);

        Assert.Equal(TimeSpan.FromMilliseconds(step + millionths * 10), OffOf(queue));
    }

    [Fact]
    public void What_a_clock_was_off_that_ran_on_through_deep_sleep_says_nothing_of_the_crystal()
    {
        Board.Current.ClockError = TimeSpan.FromSeconds(-2);
        var queue = Queue();
        Pass(7200000);
        Sync(queue);
        Pass(7200000);

        Assert.Equal(TimeSpan.Zero, OffOf(queue));
    }

    [Fact]
    public void The_time_is_asked_for_again_every_six_hours_when_something_is_to_be_sent()
    {
        var queue = Queue();
        Sync(queue);
        Pass(21590000);
        queue.Send(_strike);
        Flush(queue);
        Assert.False(Board.Current.SntpStarted);
        Pass(10000);
        queue.Send(_strike);
        Flush(queue);

        Assert.True(Board.Current.SntpStarted);
    }

    [Fact]
    public void When_no_answer_comes_the_old_time_goes_on()
    {
        var queue = Queue();
        Sync(queue);
        Pass(86400000);

        Assert.Equal(TimeSpan.Zero, OffOf(queue));
    }

    private static void PassSlowly(int milliseconds, int slow)
    {
        Pass(milliseconds);
        Board.Current.Slow += TimeSpan.FromMilliseconds(slow);
    }

    // As SNTP does by itself; the queue sees it at the next record.
    private void Sync(TelemetryQueue queue)
    {
        Board.Current.ClockError = Board.Current.Slow;
        queue.Send(_strike);
    }

    // What a record's timestamp is off, taken now.
    private TimeSpan OffOf(TelemetryQueue queue)
    {
        DateTimeOffset truth = Board.Current.Truth;
        queue.Send(_strike);
        Flush(queue);
        return Arrivals.Last().At - truth;
    }
}
