using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace TelemetryGen;

/// <summary>
/// What the generator adds to a record so that batches carry it. A row is a message without its header, which stands once before all rows.
/// Writing and reading are given the 8 bytes before the row too, where a message has its header, and leave them alone.
/// </summary>
/// <typeparam name="TSelf">The record.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IBatchRow<TSelf> : ITelemetryMessage<TSelf>
    where TSelf : IBatchRow<TSelf>
{
    /// <summary>The record's name, for errors.</summary>
    static abstract string Name { get; }

    /// <summary>The <see cref="MessageHeader.Bits"/> of a message's header.</summary>
    static abstract ulong Header { get; }

    /// <summary>Bytes of the block that every version has.</summary>
    static abstract ushort MinBlockLength { get; }

    /// <summary>
    /// The schema version that brought the newest list or text; 1 when none came later. Older readers cannot find the end of a row.
    /// </summary>
    static abstract ushort RowVersion { get; }

    /// <summary>Bytes of the block in rows of a version that is known.</summary>
    static abstract int GetBlockLength(int version);

    /// <summary>Writes one row.</summary>
    /// <param name="destination">8 bytes that are left as they are, and the room for the row. After false the room's content is
    /// undefined.</param>
    /// <param name="bytesWritten">Where the row ends in <paramref name="destination"/>.</param>
    /// <param name="error">After false: what is wrong.</param>
    bool TryWriteRow(Span<byte> destination, out int bytesWritten, out TelemetryError error);

    /// <summary>Reads one row.</summary>
    /// <param name="source">8 bytes, the row, and what follows it.</param>
    /// <param name="header">The header that the row would have as a message.</param>
    /// <param name="value">The record.</param>
    /// <param name="bytesRead">Where the row ends in <paramref name="source"/>.</param>
    /// <param name="error">After false: what is wrong.</param>
    static abstract bool TryReadRow(ReadOnlySpan<byte> source, MessageHeader header, [MaybeNullWhen(false)] out TSelf value,
        out int bytesRead, out TelemetryError error);

    /// <summary>Checks one row, so that reading it cannot fail.</summary>
    /// <inheritdoc cref="TryReadRow"/>
    static abstract bool TryCheckRow(ReadOnlySpan<byte> source, MessageHeader header, out int bytesRead, out TelemetryError error);
}
