using Lab;
using TelemetryGen.Device;

namespace TelemetryGen.NanoFramework.Sender.Tests.Store;

/// <summary>
/// What the queue allocates in its steady state, counted on .NET on the calling thread; files and network below it are the platform's.
/// </summary>
public class QueueAllocationTests : BoardTest
{
    private readonly TestRecord _reading = new(false) { Text = TestRecord.Bytes("a text of twenty byt") };

    [Fact]
    public void Ten_thousand_records_through_RAM_to_the_hub_allocate_nothing()
    {
        Board.Current.Line = new SilentHub();
        var store = new RingStore(4000, true);
        var queue = new TelemetryQueue(store, Sender(443), new SequenceCounter(null), new RingStore(1000, true), 2048);
        Run(queue, _reading, 2000);
        Assert.Equal(0, Enumerable.Range(0, 3).Select(_ => Measure(() => Run(queue, _reading, 10000))).Min());

        Assert.True(queue.Delivered > 30000 && queue.Posts < 1000, $"{queue.Delivered} records in {queue.Posts} requests");
        Assert.Equal(0, queue.Failures);
    }

    [Fact]
    public void Emitted_records_that_are_marked_stamped_later_or_stamped_at_once_allocate_nothing()
    {
        Board.Current = Board.SwitchedOn(new DateTime(2027, 1, 15, 8, 0, 0, DateTimeKind.Utc));
        Board.Current.Line = new SilentHub();
        var queue = new TelemetryQueue(
            new RingStore(400000, false), Sender(443), new SequenceCounter(null), new RingStore(1000, true), 2048);
        var level = Samples.NewLevel("roof");
        Send(queue, level, 1000);
        var marking = Enumerable.Range(0, 3).Select(_ => Measure(() => Send(queue, level, 1000))).Min();

        Board.Current.ClockError = TimeSpan.Zero;
        PumpDownTo(queue, 3000);
        var finishing = Math.Min(Measure(() => PumpDownTo(queue, 2000)), Measure(() => PumpDownTo(queue, 1000)));
        Run(queue, level, 3000);
        var stamping = Enumerable.Range(0, 3).Select(_ => Measure(() => Run(queue, level, 1000))).Min();

        Assert.Equal((0, 0, 0), (marking, finishing, stamping));
        Assert.Equal((0, 0), (queue.Failures, queue.Guessed));
    }

    [Fact]
    public void Records_into_flash_and_out_of_it_allocate_nothing_but_the_files_that_are_opened()
    {
        var store = new FlashStore("/queue", 1 << 20, 0x7FFF, true);
        var buffer = new byte[100];
        var created = new List<FlashOperation>();
        Cycle(store, buffer, 900);

        // Segments are opened now and then: the least of several runs had none.
        Assert.Equal(0, Enumerable.Range(0, 20).Select(_ => Measure(() => Cycle(store, buffer, 100))).Min());
        Board.Current.Flash.Log = created;
        Cycle(store, buffer, 1000);
        Assert.InRange(created.Count(o => o.Step == FlashStep.Create), 1, 2);
    }

    private static void Cycle(FlashStore store, byte[] buffer, int count)
    {
        for (var i = 0; i < count; i++)
        {
            store.Append(buffer, 0, 30);
            if (i % 10 == 9)
            {
                store.Begin();
                while (store.Read(buffer, 0) > 0)
                {
                }

                store.Acknowledge();
            }
        }
    }

    private static long Measure(Action work)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        work();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static void Send(TelemetryQueue queue, Level level, int count)
    {
        for (var i = 0; i < count; i++)
        {
            queue.Send(level);
        }
    }

    private static void PumpDownTo(TelemetryQueue queue, int left)
    {
        queue.Flush();
        while (queue.Waiting > left)
        {
            queue.Pump();
        }
    }

    private static void Run(TelemetryQueue queue, ITelemetryMessage record, int count)
    {
        for (var i = 0; i < count; i++)
        {
            queue.Send(record);
            queue.Pump();
        }
    }

    /// <summary>Answers 201 to everything, without a byte of its own.</summary>
    private sealed class SilentHub : ILine, ILineConnection
    {
        private readonly byte[] _answer = TestRecord.Bytes("HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n");

        public ILineConnection Connect() => this;

        // A second write of a request is the batch.
        public void Write(byte[] buffer, int offset, int count)
        {
        }

        public int Read(byte[] buffer, int offset, int count)
        {
            _answer.CopyTo(buffer, offset);
            return _answer.Length;
        }
    }
}
