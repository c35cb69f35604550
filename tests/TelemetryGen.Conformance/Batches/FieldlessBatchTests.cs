using global::Conformance;
using TelemetryGen.Schema;

namespace TelemetryGen.Conformance.Batches;

/// <summary>Batches whose rows have no bytes: the count is all that they say, and costs its readers nothing.</summary>
public class FieldlessBatchTests
{
    // The most rows, in 22 bytes: of a sender that knew no field.
    private static readonly byte[] OfPings = Convert.FromHexString("0A001E8085030300" + "FEFF0000" + "00000000" + "0000" + "00000000");
    private static readonly byte[] OfOldWoken = Convert.FromHexString("0A00208085030100" + "FEFF0000" + "00000000" + "0000" + "00000000");

    [Fact]
    public void As_many_as_a_batch_may_have_are_22_bytes_and_each_reaches_the_handler()
    {
        var room = new byte[Ping.MaxBatchBytes(65_534)];
        Assert.True(Ping.TryWriteBatch(new Ping[65_534], room, out var length, out var error), error.ToString());
        Assert.Equal(OfPings, room[..length]);

        var counter = default(Counter);
        Assert.True(ConformanceDispatcher.TryDispatch(room, ref counter, out var outcome), outcome.ToString());
        Assert.Equal((65_534, 0), (outcome.Records, outcome.Others));
        Assert.True(ConformanceDispatcher.TryDispatch(OfOldWoken, ref counter, out outcome), outcome.ToString());
        Assert.Equal((65_534, 0), (outcome.Records, outcome.Others));

        Assert.Equal((65_534, 65_534, 22), (counter.Pings, counter.Woken, length));
    }

    [Fact]
    public void One_more_is_refused_by_every_writer()
    {
        Assert.False(Ping.TryWriteBatch(new Ping[65_535], new byte[100], out _, out var error));
        Assert.Equal("A batch of Ping has 65535 rows; it must have 1 to 65534.", error.ToString());
        Assert.Throws<ArgumentOutOfRangeException>(() => Ping.MaxBatchBytes(65_535));

        var writer = new BatchWriter<Ping>(new byte[22]);
        var interpreted = new BatchWriter(ContractSchema.Spec.Messages.Single(m => m.Name == "Ping"));
        for (var i = 0; i < 65_534; i++)
        {
            Assert.True(writer.TryAdd(default, out _) && interpreted.TryAdd(Convert.FromHexString("00001E0085030300"), 22));
        }

        Assert.False(writer.TryAdd(default, out error));
        Assert.Equal((TelemetryErrorCode.BatchFull, 22), (error.Code, writer.Complete()));
        Assert.False(interpreted.TryAdd(Convert.FromHexString("00001E0085030300"), 1000));
        Assert.Equal(OfPings, interpreted.ToBytes());
    }

    [Fact]
    public void The_count_costs_its_readers_no_memory()
    {
        var counter = default(Counter);
        ConformanceDispatcher.TryDispatch(OfPings, ref counter, out _);
        Ping.EnumerateBatch(OfPings, out _);
        Woken.TryReadBatch(OfOldWoken, out _, out _);
        var before = GC.GetAllocatedBytesForCurrentThread();
        ConformanceDispatcher.TryDispatch(OfPings, ref counter, out _);
        var views = Ping.EnumerateBatch(OfPings, out _);
        Woken.TryReadBatch(OfOldWoken, out var batch, out _);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal((0, 65_534, 65_534, 1), (allocated, views.Count, batch.Count, batch.Version));

        // The tools hand out one record for all.
        var rows = new MessageReader(ContractSchema.Spec).ReadEvent(OfOldWoken);
        Assert.Equal(65_534, rows.Count);
        Assert.All(rows, row => Assert.Same(rows[0], row));
        Assert.Equal(["Cause", "Levels", "Note"], rows[0].Fields.Where(f => f.Value is null).Select(f => f.Field.Name));
    }

    [Fact]
    public void Each_of_them_is_a_record_with_null_for_what_came_later()
    {
        Assert.True(Woken.TryReadBatch(OfOldWoken, out var batch, out var error), error.ToString());
        var records = new Woken[batch.Count];
        batch.CopyTo(records);

        Assert.All(records, record => Assert.Equal(new Woken(), record));
        foreach (var view in Woken.EnumerateBatch(OfOldWoken, out _))
        {
            Assert.True(view.Cause is null && view.Levels.Length == 0 && view.Note is null);
        }
    }

    private struct Counter : IConformanceHandler
    {
        public int Pings;
        public int Woken;

        public void OnPing(in Ping message) => Pings++;

        public void OnWoken(in Woken message) => Woken++;

        // The test sends no other record.
        public readonly void OnOther<TMessage>(in TMessage message)
            where TMessage : ITelemetryMessage<TMessage> => throw new InvalidOperationException(typeof(TMessage).Name);
    }
}
