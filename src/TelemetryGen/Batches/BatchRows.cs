using System.ComponentModel;

namespace TelemetryGen;

/// <summary>Rows of a batch that was checked as a whole, from the next on. Called by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct BatchRows
{
    // Where the batch ends that the rows are of, for errors.
    private readonly int _end;

    private BatchRows(ReadOnlySpan<byte> next, MessageHeader header, int count, int end)
    {
        Next = next;
        Header = header;
        Count = count;
        _end = end;
    }

    /// <summary>The header that each row would have as a message.</summary>
    public MessageHeader Header { get; }

    /// <summary>How many rows are left.</summary>
    public int Count { get; private set; }

    /// <summary>8 bytes that nobody looks at, then the next row and those after it.</summary>
    public ReadOnlySpan<byte> Next { get; private set; }

    /// <summary>Goes after the next row.</summary>
    /// <param name="bytesRead">Where in <see cref="Next"/> it ends.</param>
    public void Skip(int bytesRead)
    {
        Next = Next[(bytesRead - MessageHeader.Size)..];
        Count--;
    }

    /// <summary>Every row is there, has all of a block that this version knows, and ends with its block.</summary>
    /// <param name="blockLength">Bytes of the block as far as this version knows it.</param>
    /// <param name="since">The schema version that brought the newest field.</param>
    public readonly bool AreWhole(int blockLength, int since) =>
        Header.Version >= since && Header.BlockLength >= blockLength
        && Next.Length == MessageHeader.Size + ((long)Count * Header.BlockLength);

    /// <summary>Checks a batch with all its rows, so that reading them cannot fail.</summary>
    /// <param name="source">The batch: an event's body.</param>
    /// <param name="rows">The rows; none after false.</param>
    /// <param name="error">After false: what is wrong.</param>
    public static bool TryRead<TRecord>(ReadOnlySpan<byte> source, out BatchRows rows, out TelemetryError error)
        where TRecord : IBatchRow<TRecord>
    {
        if (TryOpen<TRecord>(source, out rows, out error) && rows.TryCheck<TRecord>(out error))
        {
            return true;
        }

        rows = default;
        return false;
    }

    /// <summary>Checks a batch but for its rows, of which each may be wrong.</summary>
    /// <inheritdoc cref="TryRead"/>
    public static bool TryOpen<TRecord>(ReadOnlySpan<byte> source, out BatchRows rows, out TelemetryError error)
        where TRecord : IBatchRow<TRecord>
    {
        if (!BatchCheck.TryOpen<TRecord>(source, out var extent, out var rowHeader, out error))
        {
            rows = default;
            return false;
        }

        rows = new(source[^(extent.Length + MessageHeader.Size)..], rowHeader, extent.Count, source.Length);
        return true;
    }

    /// <summary>Checks all rows, so that reading them cannot fail.</summary>
    /// <param name="error">After false: what is wrong.</param>
    public readonly bool TryCheck<TRecord>(out TelemetryError error)
        where TRecord : IBatchRow<TRecord>
    {
        error = default;

        // Rows without bytes are all alike: looking at one of them is enough, and 22 bytes do not cost 65,534 looks.
        var left = new BatchRows(Next, Header, Next.Length == MessageHeader.Size ? 1 : Count, _end);
        while (left.Count > 0)
        {
            var needed = MessageHeader.Size + Header.BlockLength;
            if (left.Next.Length < needed)
            {
                return TelemetryError.Fail(
                    out error, TelemetryErrorCode.MessageTruncated, TRecord.Name, _end, _end - left.Next.Length + needed);
            }

            if (!TRecord.TryCheckRow(left.Next, Header, out var bytesRead, out error))
            {
                return false;
            }

            left.Skip(bytesRead);
        }

        if (left.Next.Length > MessageHeader.Size)
        {
            var end = _end - left.Next.Length + MessageHeader.Size;
            return TelemetryError.Fail(out error, TelemetryErrorCode.TrailingBytes, TRecord.Name, _end, end, end);
        }

        return true;
    }
}
