using System.Diagnostics.CodeAnalysis;

namespace TelemetryGen;

/// <summary>
/// The records of one batch, for foreach. The batch was checked as a whole, so that none of its rows can fail; a record is made of a row
/// when the loop comes to it.
/// </summary>
/// <typeparam name="TRecord">The record.</typeparam>
public ref struct Batch<TRecord>
    where TRecord : IBatchRow<TRecord>
{
    private BatchRows _rows;
    private TRecord? _current;

    private Batch(BatchRows rows)
    {
        _rows = rows;
        _current = default;
    }

    /// <summary>
    /// How many records the loop has not come to; before it, how many there are: 1 to <see cref="BatchHeader.MaxRows"/>, and never more
    /// than bytes, but for a record that has no field in the sender's version, whose batch has 22 bytes or a few more however many it says.
    /// </summary>
    public readonly int Count => _rows.Count;

    /// <summary>The schema version of the sender.</summary>
    public readonly int Version => _rows.Header.Version;

    /// <summary>The record at which the loop is.</summary>
    [UnscopedRef]
    public readonly ref readonly TRecord Current => ref _current!;

    /// <summary>Checks one batch and all its rows.</summary>
    /// <param name="source">The batch: an event's body.</param>
    /// <param name="batch">Its records; none after false.</param>
    /// <param name="error">After false: what is wrong.</param>
    public static bool TryRead(ReadOnlySpan<byte> source, out Batch<TRecord> batch, out TelemetryError error)
    {
        var isRead = BatchRows.TryRead<TRecord>(source, out var rows, out error);
        batch = new(rows);
        return isRead;
    }

    /// <summary>Called by foreach.</summary>
    public readonly Batch<TRecord> GetEnumerator() => this;

    /// <summary>Goes to the next record; false at the end.</summary>
    public bool MoveNext()
    {
        if (_rows.Count == 0)
        {
            return false;
        }

        TRecord.TryReadRow(_rows.Next, _rows.Header, out _current, out var bytesRead, out _);
        _rows.Skip(bytesRead);
        return true;
    }

    /// <summary>Puts the records that are left into the first places of a span.</summary>
    /// <exception cref="ArgumentException">The span has fewer than <see cref="Count"/> places.</exception>
    public readonly void CopyTo(Span<TRecord> destination)
    {
        if (destination.Length < Count)
        {
            throw new ArgumentException(
                $"The destination has room for {destination.Length} records; there are {Count}.", nameof(destination));
        }

        var rest = this;
        for (var i = 0; rest.MoveNext(); i++)
        {
            destination[i] = rest.Current;
        }
    }
}
