using System.ComponentModel;

namespace TelemetryGen;

/// <summary>Records to batches. Called by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class MessageBatch
{
    /// <summary>The longest batch of so many records, in bytes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No batch has so many.</exception>
    /// <exception cref="OverflowException">It is longer than a span can be.</exception>
    public static int MaxBytes<TRecord>(int records)
        where TRecord : IBatchRow<TRecord>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(records, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(records, BatchHeader.MaxRows);
        return checked(BatchHeader.SizeFor(TRecord.RowVersion) + (records * (TRecord.MaxPayloadBytes - MessageHeader.Size)));
    }

    /// <summary>Writes records as one batch.</summary>
    public static bool TryWrite<TRecord>(
        ReadOnlySpan<TRecord> records, Span<byte> destination, out int bytesWritten, out TelemetryError error)
        where TRecord : IBatchRow<TRecord>
    {
        bytesWritten = 0;
        if (records.Length is 0 or > BatchHeader.MaxRows)
        {
            return TelemetryError.Fail(out error, TelemetryErrorCode.RowsOutOfRange, TRecord.Name, records.Length, 1, BatchHeader.MaxRows);
        }

        var writer = new BatchWriter<TRecord>(destination);
        foreach (ref readonly var record in records)
        {
            if (!writer.TryAdd(record, out error))
            {
                return false;
            }
        }

        error = default;
        bytesWritten = writer.Complete();
        return true;
    }
}
