using System.ComponentModel;

namespace TelemetryGen;

/// <summary>
/// The records of one event as columns: what the generator adds to a record as its <c>ColumnBatch</c>, for code that does not know the
/// record.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IColumnBatch
{
    /// <summary>The record.</summary>
    static abstract Type RecordType { get; }

    /// <summary>How many records there are: the length of each column.</summary>
    int Count { get; }

    /// <summary>Reads all records of an event in place of those that are there, or none.</summary>
    /// <param name="source">One message or one batch: an event's body.</param>
    /// <param name="error">After false: what is wrong.</param>
    bool TryRead(ReadOnlySpan<byte> source, out TelemetryError error);

    /// <summary>The number that its sender gave a record; 0 in a record without a <see cref="SequenceAttribute"/> field.</summary>
    /// <param name="row">Which one, from 0.</param>
    ulong GetSequenceNumber(int row);

    /// <summary>Only these stay.</summary>
    /// <param name="rows">Which ones, in rising order.</param>
    void Keep(ReadOnlySpan<int> rows);
}
