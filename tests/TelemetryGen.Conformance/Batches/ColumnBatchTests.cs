using global::Conformance;
using TelemetryGen.Conformance.Robustness;

namespace TelemetryGen.Conformance.Batches;

/// <summary>Rows of a batch as columns: more than are gone through at once, of any version, and with one that is wrong.</summary>
public class ColumnBatchTests
{
    private static readonly Growing[] Grown = [
        .. Enumerable.Range(0, 100).Select(i => new Growing((ushort)i, i % 2 == 0, DateTimeOffset.UnixEpoch.AddHours(i), (short)-i))];

    public static TheoryData<string> Vectors => BatchVectors.Names(_ => true);

    [Theory, MemberData(nameof(Vectors))]
    public void They_hold_the_records_of_every_golden_batch_or_say_what_reading_says(string name)
    {
        var vector = BatchVectors.Of(name);
        var codec = RecordCodec.Of(vector.Message);
        var isRead = codec.TryReadBatch(vector.Bytes, out var records, out var error);

        Assert.Equal(vector.Refused is null, isRead);
        Assert.Null(ColumnReading.Problem(codec, isBatch: true, vector.Bytes, isRead ? records : null, error));
    }

    [Fact]
    public void They_are_used_again_by_longer_and_shorter_events_and_keep_the_rows_that_are_asked_for()
    {
        var columns = new Growing.ColumnBatch();
        foreach (var records in new[] { Grown[..3], Grown, Grown[40..75], Grown[7..8] })
        {
            Assert.True(columns.TryRead(Bytes(records), out var error), error.ToString());
            AssertHolds(records, columns);
        }

        Assert.True(columns.TryRead(Bytes(Grown), out _));
        ((IColumnBatch)columns).Keep([0, 1, 50, 98, 99]);
        AssertHolds([Grown[0], Grown[1], Grown[50], Grown[98], Grown[99]], columns);
        ((IColumnBatch)columns).Keep([]);
        Assert.Equal((0, 0), (columns.Count, columns.First.Length));
    }

    [Fact]
    public void A_message_is_columns_of_one_value()
    {
        var bytes = new byte[Growing.MaxPayloadBytes];
        Grown[5].Write(bytes);
        var columns = new Growing.ColumnBatch();

        Assert.True(columns.TryRead(bytes, out _));

        AssertHolds([Grown[5]], columns);
    }

    [Theory]
    [InlineData(0), InlineData(31), InlineData(32), InlineData(99)]
    public void One_row_that_is_wrong_leaves_none_and_has_its_name(int row)
    {
        var bytes = Bytes(Grown);
        var rowLength = (bytes.Length - BatchHeader.SizeFor(1)) / Grown.Length;
        bytes.AsSpan(BatchHeader.SizeFor(1) + (row * rowLength) + 3, 8).Fill(0x7F);
        BitConverter.TryWriteBytes(bytes.AsSpan(MessageHeader.Size + 4), Crc32C.Compute(bytes.AsSpan(BatchHeader.SizeFor(1))));
        var columns = new Growing.ColumnBatch();
        Assert.True(columns.TryRead(Bytes(Grown.AsSpan(0, 3)), out _));

        Assert.False(columns.TryRead(bytes, out var error));

        Assert.Equal((TelemetryErrorCode.TimestampOutOfRange, 0), (error.Code, columns.Count));
        Growing.TryReadBatch(bytes, out _, out var expected);
        Assert.Equal(expected, error);
    }

    [Fact]
    public void Columns_that_have_room_allocate_nothing()
    {
        var (bytes, columns, least) = (Bytes(Grown), new Growing.ColumnBatch(), long.MaxValue);

        // What the runtime itself allocates once, as it resolves or compiles, is not theirs.
        for (var round = 0; round < 3; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 100; i++)
            {
                columns.TryRead(bytes, out _);
            }

            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, least);
    }

    private static void AssertHolds(Growing[] records, Growing.ColumnBatch columns)
    {
        Assert.Equal(records.Length, columns.Count);
        Assert.Equal(records, Enumerable.Range(0, columns.Count).Select(i => new Growing(
            columns.First.Span[i], columns.Flag.Span[i], columns.At.Span[i], columns.Second.Span[i], columns.Later.Span[i],
            columns.Mode.Span[i])));
    }

    private static byte[] Bytes(ReadOnlySpan<Growing> records)
    {
        var room = new byte[Growing.MaxBatchBytes(records.Length)];
        Assert.True(Growing.TryWriteBatch(records, room, out var length, out var error), error.ToString());
        return room[..length];
    }
}
