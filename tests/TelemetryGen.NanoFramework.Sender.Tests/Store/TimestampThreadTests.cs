using System.Collections.Concurrent;
using Lab;
using TelemetryGen.Device;

namespace TelemetryGen.NanoFramework.Sender.Tests.Store;

/// <summary>Records of many threads, beside the thread that sends them, while the board comes to know the time.</summary>
public class TimestampThreadTests : QueueTest
{
    private const int Threads = 4;
    private const int Records = 300;

    [Fact]
    public async Task Each_record_has_the_time_at_which_its_thread_sent_it()
    {
        Board.Current = Board.SwitchedOn();
        Board.Current.Line = MemoryHub;
        var queue = Queue(512, store: new RingStore(200000, false));
        queue.MaxAgeSeconds = 0;
        queue.Start();
        var taken = new ConcurrentDictionary<uint, (DateTimeOffset Before, DateTimeOffset After)>();
        var threads = Enumerable.Range(0, Threads)
            .Select(_ => Task.Run(() => Measure(queue, taken), TestContext.Current.CancellationToken));
        await Task.WhenAll(threads);

        // The thread of the queue comes to its pause, for want of the time.
        await UntilAsync(() => queue.LastError is not null);
        Assert.IsType<ClockException>(queue.LastError);
        Board.Current.HasTimeServer = true;
        Pass(300000);
        threads = Enumerable.Range(0, Threads).Select(_ => Task.Run(() => Measure(queue, taken), TestContext.Current.CancellationToken));
        await Task.WhenAll(threads);
        queue.Flush();
        await Task.Run(queue.Stop, TestContext.Current.CancellationToken);
        Flush(queue);

        Assert.Equal(Enumerable.Range(1, 2 * Threads * Records).Select(n => (uint)n), Arrivals.Select(a => a.Number));
        Assert.All(Arrivals, a => Assert.InRange(a.At, taken[a.Number].Before, taken[a.Number].After));
        Assert.Equal(0, queue.Guessed);
    }

    // A record is one thread's own.
    private static void Measure(TelemetryQueue queue, ConcurrentDictionary<uint, (DateTimeOffset, DateTimeOffset)> taken)
    {
        var level = Samples.NewLevel();
        for (var i = 0; i < Records; i++)
        {
            // What reading the two clocks may take, and their resolution.
            var before = Board.Current.Truth.AddMilliseconds(-25);
            Assert.True(queue.Send(level));
            taken[level.Number] = (before, Board.Current.Truth.AddMilliseconds(25));
        }
    }
}
