using System.Diagnostics.CodeAnalysis;
using TelemetryGen.Schema;

namespace TelemetryGen.Conformance.Robustness;

/// <inheritdoc/>
internal sealed class RecordCodec<T> : RecordCodec
    where T : IBatchRow<T>
{
    // The overload for whole messages is not in the interface.
    private static readonly WholeReading Whole = typeof(T)
        .GetMethod("TryRead", [typeof(ReadOnlySpan<byte>), typeof(T).MakeByRefType(), typeof(TelemetryError).MakeByRefType()])!
        .CreateDelegate<WholeReading>();

    [SetsRequiredMembers]
    public RecordCodec(MessageSpec message) => Message = message;

    private delegate bool WholeReading(ReadOnlySpan<byte> source, [MaybeNullWhen(false)] out T value, out TelemetryError error);

    public override bool TryRead(ReadOnlySpan<byte> bytes, out object? record, out TelemetryError error)
    {
        var isRead = Whole(bytes, out var value, out error);
        record = isRead ? value : null;
        return isRead;
    }

    public override bool TryWrite(object record, out byte[] bytes, out TelemetryError error)
    {
        var buffer = new byte[T.MaxPayloadBytes];
        var isWritten = ((T)record).TryWrite(buffer, out var length, out error);
        bytes = buffer[..length];
        return isWritten;
    }

    public override bool TryReadBatch(ReadOnlySpan<byte> bytes, out IReadOnlyList<object> records, out TelemetryError error)
    {
        var list = new List<object>();
        var isRead = Batch<T>.TryRead(bytes, out var batch, out error);
        foreach (var record in batch)
        {
            list.Add(record);
        }

        records = list;
        return isRead;
    }

    public override bool TryWriteBatch(IReadOnlyList<object> records, int room, out byte[] bytes, out TelemetryError error)
    {
        var buffer = new byte[room];
        var isWritten = MessageBatch.TryWrite<T>(records.Cast<T>().ToArray(), buffer, out var length, out error);
        bytes = buffer[..length];
        return isWritten;
    }

    public override int MaxBatchBytes(int records) => MessageBatch.MaxBytes<T>(records);

    public override long AllocatedByBatch(ReadOnlySpan<byte> bytes)
    {
        var least = long.MaxValue;
        for (var i = 0; i < 3 && least > 0; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            Batch<T>.TryRead(bytes, out _, out _);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }

    // The least of three: the runtime itself may allocate when a path is gone for the first time; what the codec allocates, it allocates
    // each time.
    public override long AllocatedByRead(ReadOnlySpan<byte> bytes, out TelemetryError error)
    {
        error = default;
        var least = long.MaxValue;
        for (var i = 0; i < 3 && least > 0; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            Whole(bytes, out _, out error);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
