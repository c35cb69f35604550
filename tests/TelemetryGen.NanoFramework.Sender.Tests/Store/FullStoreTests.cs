using TelemetryGen.Device;
using TelemetryGen.Testing;

namespace TelemetryGen.NanoFramework.Sender.Tests.Store;

/// <summary>A full store drops its oldest records while a request with some of them is under way.</summary>
public class FullStoreTests : QueueTest
{
    private const int Segment = 160;

    // Three files of five records, of which twelve are there. A request takes eight.
    private const int Capacity = 5 * Segment;
    private const int BatchBytes = 100;
    private const int Stored = 12;
    private const int Requested = 8;

    [Theory]
    [InlineData(3, 0, 0)]
    [InlineData(4, 5, 0)]
    [InlineData(8, 5, 0)]
    [InlineData(9, 8, 2)]
    [InlineData(13, 8, 2)]
    [InlineData(14, 8, 7)]
    public void The_acknowledgement_takes_what_was_sent_and_nothing_else(int meanwhile, int droppedOfTheRequest, int droppedOfOthers)
    {
        var (store, all) = (Open(), Stored + meanwhile);
        var (waiting, dropped) = (0, 0);
        var queue = Request(store, Fate.Stored, meanwhile, () => (waiting, dropped) = (store.Count, store.Dropped));

        // Those of the request that were dropped count as delivered, because they were.
        Assert.Equal((all - droppedOfTheRequest - droppedOfOthers, droppedOfOthers), (waiting, dropped));
        Assert.Equal((Requested, all - Requested - droppedOfOthers, droppedOfOthers), (queue.Delivered, store.Count, store.Dropped));
        var left = Enumerable.Range(Requested + droppedOfOthers, store.Count);
        Assert.Equal(left, NumbersIn(Open()));

        Flush(queue);
        Assert.Equal([.. Enumerable.Range(0, Requested), .. left], Numbers());
        Assert.Equal((0, 0, droppedOfOthers), (store.Count, store.Corrupt, store.Dropped));
    }

    [Theory]
    [InlineData(4, 5)]
    [InlineData(9, 10)]
    [InlineData(14, 15)]
    public void What_was_dropped_of_a_request_that_failed_counts_as_dropped(int meanwhile, int dropped)
    {
        var (store, all) = (Open(), Stored + meanwhile);
        var queue = Request(store, Fate.ServerError, meanwhile);
        Flush(queue);

        Assert.Equal(Enumerable.Range(dropped, all - dropped), Numbers());
        Assert.Equal((dropped, all - dropped), (store.Dropped, queue.Delivered));
    }

    [Theory]
    [InlineData(3, 0)]
    [InlineData(4, 5)]
    [InlineData(9, 10)]
    [InlineData(14, 15)]
    public void Of_a_request_that_is_refused_for_good_only_what_is_left_is_put_aside(int meanwhile, int dropped)
    {
        var (store, all) = (Open(), Stored + meanwhile);
        var queue = Request(store, Fate.BadRequest, meanwhile);
        var aside = Math.Max(0, Requested - dropped);
        Assert.Equal((aside, aside, dropped), (queue.SetAside, DeadLetters.Count, store.Dropped));
        Assert.Equal(Enumerable.Range(dropped, aside), NumbersIn(DeadLetters));

        Flush(queue);
        var gone = Math.Max(Requested, dropped);
        Assert.Equal(Enumerable.Range(gone, all - gone), Numbers());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Whatever_comes_while_requests_are_under_way_each_record_is_delivered_dropped_or_put_aside_and_counted_once(bool inFlash)
    {
        var (allDropped, allAside, seeds) = (0, 0, Effort.Of(40, 300));
        for (var seed = 1; seed <= seeds; seed++)
        {
            var random = new Random(seed);
            Board.Current.Flash = new BoardFlash();
            ITelemetryStore store = inFlash ? Open() : new RingStore(300, true);
            var deadLetters = new RingStore(60000, false);
            var hub = new FaultyHub(
                () => random.Next(8) switch { 0 => Fate.ServerError, 1 => Fate.RefusedConnection, 2 => Fate.BadRequest, _ => Fate.Stored });
            Board.Current.Line = hub;
            var queue = new TelemetryQueue(store, Sender(443), new SequenceCounter(null), deadLetters, random.Next(80, 300));
            hub.IsPoison = _ =>
            {
                Send(queue, random.Next(3) == 0 ? Status : Reading, random.Next(3) == 0 ? random.Next(40) : 0);
                return false;
            };
            for (var step = 0; step < 30; step++)
            {
                Send(queue, random.Next(3) == 0 ? Status : Reading, random.Next(12));
                queue.Flush();
                Pass(queue.Pump());
            }

            hub.IsPoison = _ => false;
            Flush(queue);
            var arrived = hub.Events.SelectMany(TestRecord.Of).Select(r => (int)r.Number).ToList();
            var accepted = (int)Math.Max(Reading.Number, Status.Number) + 1;

            Assert.Equal(arrived.Order().Distinct(), arrived);
            Assert.Equal(arrived.Count, queue.Delivered);
            Assert.Equal((accepted, queue.SetAside, 0),
                (arrived.Count + store.Dropped + deadLetters.Count, deadLetters.Count, store.Count));
            Assert.Empty(arrived.Intersect(NumbersIn(deadLetters)));
            allDropped += store.Dropped;
            allAside += queue.SetAside;
            (Reading.Number, Status.Number) = (0, 0);
        }

        Assert.True(allDropped > 10 * seeds && allAside > 10 * seeds, $"{allDropped} dropped, {allAside} aside");
    }

    private static FlashStore Open() => new("/queue", Capacity, Segment, true);

    private static List<int> NumbersIn(ITelemetryStore store) =>
        [.. StoredMessages.In(store).Select(m => (int)TestRecord.Of(m).Single().Number)];

    private IEnumerable<int> Numbers() => MemoryHub.Events.SelectMany(TestRecord.Of).Select(r => (int)r.Number);

    // One request, and what comes before the hub answers it.
    private TelemetryQueue Request(FlashStore store, Fate fate, int meanwhile, Action? look = null)
    {
        var queue = Queue(BatchBytes, store: store);
        Send(queue, Reading, Stored);
        Fates.Enqueue(fate);
        MemoryHub.IsPoison = _ =>
        {
            MemoryHub.IsPoison = _ => false;
            Send(queue, Reading, meanwhile);
            look?.Invoke();
            return false;
        };
        queue.Flush();
        Pass(queue.Pump());
        return queue;
    }
}
