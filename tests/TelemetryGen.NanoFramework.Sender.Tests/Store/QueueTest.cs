using TelemetryGen.Device;

namespace TelemetryGen.NanoFramework.Sender.Tests.Store;

/// <summary>Base of the tests of the queue: a hub in memory that answers as said, stores in RAM, and time that passes when told.</summary>
public abstract class QueueTest : BoardTest
{
    protected QueueTest()
    {
        MemoryHub = new FaultyHub(() => Fates.TryDequeue(out var fate) ? fate : Fate.Stored);
        Board.Current.Line = MemoryHub;
    }

    /// <summary>What befalls the next requests; all others are stored.</summary>
    internal Queue<Fate> Fates { get; } = new();

    internal FaultyHub MemoryHub { get; }

    internal RingStore Ring { get; } = new(4000, true);

    internal RingStore DeadLetters { get; } = new(4000, true);

    internal TestRecord Reading { get; } = new(false);

    internal TestRecord Status { get; } = new(true);

    /// <summary>The emitted records that arrived.</summary>
    internal IEnumerable<Arrival> Arrivals => MemoryHub.Events.SelectMany(Arrival.In);

    internal static void Send(TelemetryQueue queue, TestRecord record, int count)
    {
        for (var i = 0; i < count; i++)
        {
            record.Text = TestRecord.Bytes("text");
            Assert.True(queue.Send(record));
        }
    }

    /// <summary>Pumps until all is sent.</summary>
    internal static void Flush(TelemetryQueue queue)
    {
        queue.Flush();
        for (var attempts = 0; queue.Waiting > 0; attempts++)
        {
            Assert.InRange(attempts, 0, 500);
            Pass(queue.Pump());
        }
    }

    internal TelemetryQueue Queue(
        int batchBytes = 2048, ITokenSource? tokens = null, ITelemetryStore? store = null, SequenceCounter? counter = null) =>
        new(store ?? Ring, Sender(443, tokens), counter ?? new SequenceCounter(null), DeadLetters, batchBytes);
}
