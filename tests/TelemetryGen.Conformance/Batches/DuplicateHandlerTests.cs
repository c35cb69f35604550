using global::Conformance;

namespace TelemetryGen.Conformance.Batches;

/// <summary>A handler that asks a <see cref="DuplicateFilter"/> takes each record once, however often its batch arrives.</summary>
public class DuplicateHandlerTests
{
    [Fact]
    public void A_batch_that_arrives_twice_and_one_that_shares_rows_with_it_are_taken_once()
    {
        var handler = new Store();
        Assert.All(new[] { Bytes(1, 2, 3), Bytes(1, 2, 3), Bytes(3, 4, 5), Bytes(6), Bytes(4, 7) }, batch =>
            Assert.True(ConformanceDispatcher.TryDispatch(batch, handler, out _)));
        handler.Publisher = "wipy-02";
        ConformanceDispatcher.TryDispatch(Bytes(1, 2), handler, out _);

        Assert.Equal(["wipy-01 1", "wipy-01 2", "wipy-01 3", "wipy-01 4", "wipy-01 5", "wipy-01 6", "wipy-01 7", "wipy-02 1", "wipy-02 2"],
            handler.Stored);
        Assert.Equal(5, handler.Dropped);
    }

    [Fact]
    public void A_record_that_could_not_be_stored_is_taken_when_it_comes_again()
    {
        var handler = new Store { IsBroken = true };
        Assert.Throws<IOException>(() => ConformanceDispatcher.TryDispatch(Bytes(1, 2), handler, out _));
        handler.IsBroken = false;
        ConformanceDispatcher.TryDispatch(Bytes(1, 2), handler, out _);

        Assert.Equal(["wipy-01 1", "wipy-01 2"], handler.Stored);
        Assert.Equal(0, handler.Dropped);
    }

    [Fact]
    public void Asking_does_not_box_or_copy_the_record()
    {
        var (filter, record) = (new DuplicateFilter(10), Record(7));
        filter.Observe("wipy-01", record);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            filter.Observe("wipy-01", record);
        }

        Assert.Equal((0, SequenceVerdict.Duplicate), (GC.GetAllocatedBytesForCurrentThread() - before, filter.Peek("wipy-01", record)));
    }

    private static Readings Record(uint number) => new() { Sequence = number, Items = [], Label = "" };

    private static byte[] Bytes(params uint[] numbers)
    {
        var room = new byte[Readings.MaxBatchBytes(numbers.Length)];
        Assert.True(Readings.TryWriteBatch(numbers.Select(Record).ToArray(), room, out var length, out var error), error.ToString());
        return room[..length];
    }

    // What docs/wire-format.md shows: look, store, note.
    private sealed class Store : IConformanceHandler
    {
        private readonly DuplicateFilter _filter = new(100);

        public string Publisher { get; set; } = "wipy-01";

        public bool IsBroken { get; set; }

        public List<string> Stored { get; } = [];

        public int Dropped { get; private set; }

        public void OnReadings(in Readings message)
        {
            if (_filter.Peek(Publisher, message) == SequenceVerdict.Duplicate)
            {
                Dropped++;
                return;
            }

            Stored.Add(IsBroken ? throw new IOException("The disk is full.") : $"{Publisher} {message.Sequence}");
            _filter.Observe(Publisher, message);
        }

        // The test sends no other record.
        public void OnOther<TMessage>(in TMessage message)
            where TMessage : ITelemetryMessage<TMessage> => throw new InvalidOperationException(typeof(TMessage).Name);
    }
}
