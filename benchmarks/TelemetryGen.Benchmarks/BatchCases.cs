using TelemetryGen.Benchmarks.Ratios;

namespace TelemetryGen.Benchmarks;

/// <summary>Records A as rows of batches of 50, against the same records as messages: an operation is a record.</summary>
internal static class BatchCases
{
    private const int Rows = 50;
    private static readonly RecordA[] Records = [.. Samples.Records.Take(Rows)];
    private static readonly byte[] Room = new byte[RecordA.MaxBatchBytes(Rows)];
    private static readonly byte[] Batch = BatchOf(Records);
    private static readonly RecordA.ColumnBatch Columns = new();
    private static Adding _handler;

    public static Case MessagesEncode { get; } = new("TryWrite, a message each", Rows, static () =>
    {
        var length = 0;
        foreach (var record in Records)
        {
            record.TryWrite(Room, out var written, out _);
            length += written;
        }

        return length;
    }) { Bytes = RecordA.MaxPayloadBytes };

    public static IReadOnlyList<Case> Encode { get; } =
    [
        new("TryWriteBatch", Rows, static () =>
        {
            RecordA.TryWriteBatch(Records, Room, out var length, out _);
            return length;
        }) { Bytes = Batch.Length / Rows },
    ];

    public static Case MessagesDispatch { get; } = new("TryDispatch, a message each", Rows, static () =>
    {
        for (var i = 0; i < Rows; i++)
        {
            BenchmarksDispatcher.TryDispatch(Samples.Messages[i], ref _handler, out _);
        }

        return _handler.Sum;
    });

    public static IReadOnlyList<Case> Decode { get; } =
    [
        new("TryDispatch of a batch, struct handler", Rows, static () =>
        {
            BenchmarksDispatcher.TryDispatch(Batch, ref _handler, out _);
            return _handler.Sum;
        }),
        new("EnumerateBatch, two fields of each view", Rows, static () =>
        {
            var sum = 0L;
            foreach (var view in RecordA.EnumerateBatch(Batch, out _))
            {
                sum += view.Sequence + view.Battery;
            }

            return sum;
        }),
        new("ColumnBatch.TryRead, all twelve columns", Rows, static () => Columns.TryRead(Batch, out _) ? Columns.Count : 0),
        new("the checksum alone", Rows, static () => Crc32C.Compute(Batch.AsSpan(BatchHeader.SizeFor(1)))),
    ];

    private static byte[] BatchOf(RecordA[] records)
    {
        var bytes = new byte[RecordA.MaxBatchBytes(records.Length)];
        return RecordA.TryWriteBatch(records, bytes, out var length, out var error) ? bytes[..length] : throw new TelemetryException(error);
    }

    private struct Adding : IBenchmarksHandler
    {
        public long Sum { get; private set; }

        public void OnRecordA(in RecordA message) => Sum += message.Sequence;

        public void OnOther<TMessage>(in TMessage message)
            where TMessage : ITelemetryMessage<TMessage>
        {
        }
    }
}
