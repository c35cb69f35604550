using System.Runtime.CompilerServices;

namespace TelemetryGen;

/// <summary>
/// Writes one batch into a span, record by record, until it is full or <see cref="Complete"/> is called; allocates nothing.
/// </summary>
/// <typeparam name="TRecord">The record.</typeparam>
public ref struct BatchWriter<TRecord>
    where TRecord : IBatchRow<TRecord>
{
    private readonly Span<byte> _destination;
    private readonly int _start;
    private int _position;

    /// <summary>A batch without rows.</summary>
    /// <param name="destination">Where to: an event's limit, or what is to be sent at once.</param>
    public BatchWriter(Span<byte> destination)
    {
        _destination = destination;
        _start = BatchHeader.SizeFor(TRecord.RowVersion);
        _position = _start;
        Count = 0;
    }

    /// <summary>How many records were added.</summary>
    public int Count { get; private set; }

    /// <summary>How many bytes the batch has.</summary>
    public readonly int Length => _position;

    /// <summary>Adds a record; after false the batch is as it was.</summary>
    /// <param name="record">The record.</param>
    /// <param name="error">After false: what is wrong with the record, or <see cref="TelemetryErrorCode.BatchFull"/>.</param>
    public bool TryAdd(in TRecord record, out TelemetryError error)
    {
        if (Count == BatchHeader.MaxRows || _destination.Length < _position)
        {
            return Full(out error);
        }

        // By reference: the compiler would copy the record, as it does not know that the method leaves it as it is.
        if (!Unsafe.AsRef(in record).TryWriteRow(_destination[(_position - MessageHeader.Size)..], out var length, out error))
        {
            return error.Code != TelemetryErrorCode.BufferTooSmall ? false : Full(out error);
        }

        _position += length - MessageHeader.Size;
        Count++;
        return true;
    }

    /// <summary>Writes what stands before the rows; the batch may still be added to, and then completed again.</summary>
    /// <returns>The length of the batch in bytes.</returns>
    /// <exception cref="InvalidOperationException">There is no record: an empty batch is none.</exception>
    public readonly int Complete()
    {
        if (Count == 0)
        {
            throw new InvalidOperationException("The batch has no records; readers refuse an empty one.");
        }

        BatchHeader.Write(_destination, MessageHeader.FromBits(TRecord.Header), Count, TRecord.RowVersion, _destination[_start.._position]);
        return _position;
    }

    private readonly bool Full(out TelemetryError error) =>
        TelemetryError.Fail(out error, TelemetryErrorCode.BatchFull, TRecord.Name, _destination.Length, Count, BatchHeader.MaxRows);
}
