using global::Conformance;

namespace TelemetryGen.Conformance.Batches;

/// <summary>A handler is called once for each row of a batch, or not at all; views look at rows where they lie.</summary>
public class BatchDispatchTests
{
    private static readonly Growing[] Grown = [
        .. Enumerable.Range(0, 100).Select(i => new Growing((ushort)i, i % 2 == 0, DateTimeOffset.UnixEpoch.AddHours(i), (short)-i))];

    [Fact]
    public void Each_row_reaches_the_method_of_its_record_in_order()
    {
        var handler = new Recorder();

        Assert.True(ConformanceDispatcher.TryDispatch(Bytes(Grown), handler, out var outcome), outcome.ToString());

        Assert.Equal((100, 0, "100 records."), (outcome.Records, outcome.Others, outcome.ToString()));
        Assert.Equal(Grown, handler.Grown);
    }

    [Fact]
    public void A_batch_with_one_wrong_row_reaches_nobody()
    {
        var bytes = Bytes(Grown);
        bytes[^1] ^= 1;
        var handler = new Recorder();

        Assert.False(ConformanceDispatcher.TryDispatch(bytes, handler, out var outcome));

        Assert.Equal((TelemetryErrorCode.ChecksumMismatch, "Growing", 0), (outcome.Error.Code, outcome.Error.Subject, handler.Grown.Count));
        Assert.Equal((0, 0), (outcome.Records, outcome.Others));
    }

    [Fact]
    public void A_batch_of_a_record_that_is_not_known_reaches_nobody()
    {
        var bytes = Bytes(Grown);
        (bytes[2], bytes[3]) = (0xE7, 0x83);
        var handler = new Recorder();

        Assert.False(ConformanceDispatcher.TryDispatch(bytes, handler, out var outcome));

        Assert.Equal((TelemetryErrorCode.TemplateMismatch, "Conformance has no message 33767."), (outcome.Error.Code, outcome.ToString()));
        Assert.Empty(handler.Grown);
    }

    [Fact]
    public void Rows_of_structs_allocate_nothing_on_their_way()
    {
        var (bytes, counter) = (Bytes(Grown), default(Counter));
        var least = long.MaxValue;

        // What the runtime itself allocates once, as it resolves or compiles, is not the dispatcher's.
        for (var round = 0; round < 3; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 100; i++)
            {
                ConformanceDispatcher.TryDispatch(bytes, ref counter, out _);
            }

            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal((0, 30_000), (least, counter.Rows));
    }

    [Fact]
    public void Writing_a_batch_allocates_nothing()
    {
        var room = new byte[Growing.MaxBatchBytes(Grown.Length)];
        Growing.TryWriteBatch(Grown, room, out _, out _);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var isWritten = Growing.TryWriteBatch(Grown, room, out var length, out _);

        Assert.Equal((0, true, room.Length), (GC.GetAllocatedBytesForCurrentThread() - before, isWritten, length));
    }

    [Fact]
    public void Views_look_at_every_row_of_every_version()
    {
        var records = new[] { new Evolving(1, 2, true, 3, "one", "note", 4),
            new Evolving(5, null, false, null, "", null, 6, Newest: true, Mode: 9) };
        var room = new byte[Evolving.MaxBatchBytes(2)];
        Assert.True(Evolving.TryWriteBatch(records, room, out var length, out var error), error.ToString());

        var views = Evolving.EnumerateBatch(room.AsSpan(0, length), out error);
        var (count, read) = (views.Count, new List<Evolving>());
        foreach (var view in views)
        {
            read.Add(view.ToRecord());
            Assert.Equal(read[^1], new Evolving(
                view.First, view.Third, view.Base, view.Second, view.Name, view.Note, view.Last, view.Added, view.Newest, view.Mode));
        }

        Assert.Equal((2, default), (count, error));
        Assert.Equal(records, read);
        var old = BatchVectors.Of("Evolving: version 1").Bytes;
        Assert.Equal(2, Evolving.EnumerateBatch(old, out _).Count);
        foreach (var view in Evolving.EnumerateBatch(old, out _))
        {
            Assert.Equal(("pump", (string?)null, true, (byte)7), (view.Name, view.Note, view.Added, view.Mode));
        }

        Assert.Equal(0, Evolving.EnumerateBatch(room, out error).Count);
        Assert.Equal(TelemetryErrorCode.TrailingBytes, error.Code);
    }

    [Fact]
    public void A_writer_fills_an_event_and_stays_as_it_was_when_the_next_record_has_no_room()
    {
        Span<byte> room = new byte[Growing.MaxBatchBytes(3) + 21];
        var writer = new BatchWriter<Growing>(room);
        Assert.True(writer.TryAdd(Grown[0], out _));
        Assert.True(writer.TryAdd(Grown[1], out _));
        Assert.Equal(Bytes(Grown.AsSpan(0, 2)), room[..writer.Complete()].ToArray());
        Assert.True(writer.TryAdd(Grown[2], out _));
        Assert.False(writer.TryAdd(Grown[3], out var error));
        Assert.Equal("A batch of Growing has no room for more than 3 records in 109 bytes.", error.ToString());
        Assert.Equal(Bytes(Grown.AsSpan(0, 3)), room[..writer.Complete()].ToArray());
    }

    [Fact]
    public void A_batch_of_none_and_one_of_too_many_are_refused()
    {
        Assert.False(Growing.TryWriteBatch([], new byte[100], out var length, out var error));
        Assert.Equal((0, "A batch of Growing has 0 rows; it must have 1 to 65534."), (length, error.ToString()));
        Assert.False(Growing.TryWriteBatch(new Growing[65_535], new byte[2_000_000], out _, out error));
        Assert.Equal("A batch of Growing has 65535 rows; it must have 1 to 65534.", error.ToString());
        Assert.Throws<InvalidOperationException>(() => new BatchWriter<Growing>(new byte[100]).Complete());
    }

    [Fact]
    public void A_record_out_of_range_is_refused_by_its_field_and_no_batch_is_written()
    {
        Measures[] records = [default, new Measures { Temperature = 85.01 }];

        var isWritten = Measures.TryWriteBatch(records, new byte[200], out var length, out var error);

        Assert.Equal((false, 0, "Measures.Temperature is 85.01; it must be -40 to 85."), (isWritten, length, error.ToString()));
    }

    [Theory]
    [InlineData(0), InlineData(1), InlineData(3), InlineData(5)]
    public void Records_are_copied_into_a_span_that_has_room(int room)
    {
        Assert.True(Growing.TryReadBatch(Bytes(Grown.AsSpan(0, 3)), out var batch, out _));
        var records = new Growing[room];
        if (room < 3)
        {
            try
            {
                batch.CopyTo(records);
                Assert.Fail("There is no room.");
            }
            catch (ArgumentException error)
            {
                Assert.StartsWith($"The destination has room for {room} records; there are 3.", error.Message, StringComparison.Ordinal);
            }

            return;
        }

        batch.CopyTo(records);
        Assert.Equal(Grown[..3], records[..3]);
    }

    [Fact]
    public void The_checksum_is_that_of_RFC_3720()
    {
        Assert.Equal(0xE306_9283, Crc32C.Compute("123456789"u8));
        Assert.Equal(0x8A91_36AA, Crc32C.Compute(new byte[32]));
        Assert.Equal(0x113F_DB5Cu, Crc32C.Compute([.. Enumerable.Range(0, 32).Select(i => (byte)(31 - i))]));
        Assert.Equal(0u, Crc32C.Compute([]));
    }

    private static byte[] Bytes(ReadOnlySpan<Growing> records)
    {
        var room = new byte[Growing.MaxBatchBytes(records.Length)];
        Assert.True(Growing.TryWriteBatch(records, room, out var length, out var error), error.ToString());
        return room[..length];
    }

    private sealed class Recorder : IConformanceHandler
    {
        public List<Growing> Grown { get; } = [];

        public void OnGrowing(in Growing message) => Grown.Add(message);

        // The test sends no other record.
        public void OnOther<TMessage>(in TMessage message)
            where TMessage : ITelemetryMessage<TMessage> => throw new InvalidOperationException(typeof(TMessage).Name);
    }

    private struct Counter : IConformanceHandler
    {
        public int Rows;

        public void OnGrowing(in Growing message) => Rows++;

        // The test sends no other record.
        public readonly void OnOther<TMessage>(in TMessage message)
            where TMessage : ITelemetryMessage<TMessage> => throw new InvalidOperationException(typeof(TMessage).Name);
    }
}
