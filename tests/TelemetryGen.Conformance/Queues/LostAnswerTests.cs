using TelemetryGen.Testing.Hubs;
using global::Conformance;

namespace TelemetryGen.Conformance.Queues;

/// <summary>A batch that the hub has stored and whose answer is lost comes again, and the server knows it by its numbers.</summary>
[Trait("Kind", "Device")]
public class LostAnswerTests(Board board) : IClassFixture<Board>
{
    [Fact]
    public async Task A_batch_that_came_twice_is_taken_once_field_by_field()
    {
        var sent = Vectors.All
            .Where(v => v.Message == "Readings" && v is { Hex: not null, Device: not null, Fields: not null, IsOtherVersion: false })
            .Take(7).ToArray();
        Assert.Equal(7, sent.Length);
        await using var hub = await QueueHub.StartAsync();
        await using var line = new CutLine(hub.Port);
        using var gate = new Gate();
        var running = hub.RunAsync(
            board.Modules,
            "queue_cut.py",
            new() { ["port"] = line.Port, ["cases"] = sent.Select(v => v.Case).ToArray() },
            gate.Source);
        await gate.PassAsync(() =>
        {
            line.CutNextAnswer();
            return Task.CompletedTask;
        });

        // The sender has tried once more on a new connection: to the queue, nothing failed.
        Assert.Equal(["2 1 0", "5 2 0", "7 3 0"], await running);
        Assert.Equal(1, line.Cuts);
        var events = await hub.StopAndReadAsync();
        Assert.Equal(4, events.Count);
        Assert.Equal(events[1], events[2]);
        Assert.Equal([2, 3, 3, 2], events.Select(body => Readings.EnumerateBatch(body, out _).Count));

        var store = new Store();
        Assert.All(events, body => Assert.True(ConformanceDispatcher.TryDispatch(body, store, out var outcome), outcome.ToString()));

        Assert.Equal(3, store.Dropped);
        var expected =
            sent.Select((vector, i) => ((Readings)Records.Of("Readings", vector.Read ?? vector.Fields!)) with { Sequence = (uint)i + 1 });
        Assert.Equal(expected.Select(Records.Text), store.Stored.Select(Records.Text));
    }

    // What docs/wire-format.md shows.
    private sealed class Store : IConformanceHandler
    {
        private readonly DuplicateFilter _filter = new(10);

        public List<Readings> Stored { get; } = [];

        public int Dropped { get; private set; }

        public void OnReadings(in Readings message)
        {
            if (_filter.Peek("wipy-01", message) == SequenceVerdict.Duplicate)
            {
                Dropped++;
                return;
            }

            Stored.Add(message);
            _filter.Observe("wipy-01", message);
        }

        // The test sends no other record.
        public void OnOther<TMessage>(in TMessage message)
            where TMessage : ITelemetryMessage<TMessage> => throw new InvalidOperationException(typeof(TMessage).Name);
    }
}
