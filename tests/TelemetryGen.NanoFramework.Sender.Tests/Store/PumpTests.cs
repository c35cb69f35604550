using System.Collections.Concurrent;
using TelemetryGen.Device;
using TelemetryGen.Testing.Hubs;

namespace TelemetryGen.NanoFramework.Sender.Tests.Store;

/// <summary>Pump called on many threads, also beside the queue's own.</summary>
public class PumpTests : BoardTest
{
    private const int Records = 600;

    private readonly FaultyHub _hub;
    private readonly TestRecord _reading = new(false) { Text = TestRecord.Bytes("text") };
    private int _inside;
    private int _most;

    public PumpTests()
    {
        _hub = new FaultyHub(Answer);
        Board.Current.Line = _hub;
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task However_many_threads_pump_there_is_one_request_at_a_time_and_each_record_arrives_once_and_in_order(bool withItsThread)
    {
        var queue = new TelemetryQueue(new RingStore(60000, false), Sender(443), new SequenceCounter(null), new RingStore(100, true), 128)
        {
            MaxAgeSeconds = 0,
        };
        if (withItsThread)
        {
            queue.Start();
        }

        var pumping = Enumerable.Range(0, 3).Select(_ => Thread(() => PumpUntilAllIsSent(queue))).ToArray();
        for (var i = 0; i < Records; i++)
        {
            Assert.True(queue.Send(_reading));
        }

        await Task.WhenAll(pumping);
        await Thread(queue.Stop);

        Assert.Equal(Enumerable.Range(0, Records), _hub.Events.SelectMany(TestRecord.Of).Select(r => (int)r.Number));
        Assert.Equal((Records, 0, 0, 1), (queue.Delivered, queue.Failures, queue.Waiting, _most));
    }

    [Fact]
    public async Task Stopping_waits_for_the_request_of_another_thread_before_it_closes_the_connection()
    {
        var queue = new TelemetryQueue(new RingStore(1000, false), Sender(443), new SequenceCounter(null), new RingStore(100, true), 128)
        {
            MaxAgeSeconds = 86400,
        };
        queue.Start();
        using var asked = new ManualResetEventSlim();
        using var answer = new ManualResetEventSlim();
        _hub.IsPoison = _ =>
        {
            asked.Set();
            answer.Wait(TestContext.Current.CancellationToken);
            return false;
        };
        queue.Send(_reading);
        queue.Flush();
        var pumping = Thread(() => queue.Pump());
        asked.Wait(TestContext.Current.CancellationToken);
        var stopping = Thread(queue.Stop);
        Assert.NotSame(stopping, await Task.WhenAny(stopping, Task.Delay(200, TestContext.Current.CancellationToken)));
        answer.Set();
        await Task.WhenAll(pumping, stopping);

        Assert.Equal((1, 0), (queue.Delivered, queue.Failures));
    }

    [Fact]
    public async Task Of_several_starts_at_once_one_is_obeyed_and_the_others_are_refused()
    {
        var queue = new TelemetryQueue(new RingStore(1000, false), Sender(443), new SequenceCounter(null), new RingStore(100, true), 128);
        for (var round = 0; round < 50; round++)
        {
            using var together = new Barrier(4);
            var said = new ConcurrentBag<string>();
            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Thread(() =>
            {
                together.SignalAndWait();
                said.Add(Record.Exception(queue.Start)?.Message ?? "started");
            })));

            Assert.Equal(["started", "the queue was started", "the queue was started", "the queue was started"], said.Order());
            await Task.WhenAll(Thread(queue.Stop), Thread(queue.Stop));
        }
    }

    private static void PumpUntilAllIsSent(TelemetryQueue queue)
    {
        while (queue.Delivered < Records)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            queue.Pump();
        }
    }

    private static Task Thread(Action work) => Task.Run(work, TestContext.Current.CancellationToken);

    private Fate Answer()
    {
        var inside = Interlocked.Increment(ref _inside);
        _most = Math.Max(_most, inside);
        System.Threading.Thread.Sleep(1);
        Interlocked.Decrement(ref _inside);
        return Fate.Stored;
    }
}
