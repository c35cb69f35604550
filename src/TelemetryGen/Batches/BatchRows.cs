using System.ComponentModel;

namespace TelemetryGen;

/// <summary>Rows of a batch that was checked as a whole, from the next on. Called by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct BatchRows
{
    internal BatchRows(ReadOnlySpan<byte> next, MessageHeader header, int count)
    {
        Next = next;
        Header = header;
        Count = count;
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

    /// <summary>Checks a batch with all its rows, so that reading them cannot fail.</summary>
    /// <param name="source">The batch: an event's body.</param>
    /// <param name="rows">The rows; none after false.</param>
    /// <param name="error">After false: what is wrong.</param>
    public static bool TryRead<TRecord>(ReadOnlySpan<byte> source, out BatchRows rows, out TelemetryError error)
        where TRecord : IBatchRow<TRecord>
    {
        rows = default;
        if (!BatchCheck.TryOpen<TRecord>(source, out var extent, out var rowHeader, out error))
        {
            return false;
        }

        var first = source[^(extent.Length + MessageHeader.Size)..];

        // Rows without bytes are all alike: looking at one of them is enough, and 22 bytes do not cost 65,534 looks.
        var left = new BatchRows(first, rowHeader, extent.Length == 0 ? 1 : extent.Count);
        while (left.Count > 0)
        {
            var needed = MessageHeader.Size + rowHeader.BlockLength;
            if (left.Next.Length < needed)
            {
                return TelemetryError.Fail(
                    out error, TelemetryErrorCode.MessageTruncated, TRecord.Name, source.Length, source.Length - left.Next.Length + needed);
            }

            if (!TRecord.TryCheckRow(left.Next, rowHeader, out var bytesRead, out error))
            {
                return false;
            }

            left.Skip(bytesRead);
        }

        if (left.Next.Length > MessageHeader.Size)
        {
            var end = source.Length - left.Next.Length + MessageHeader.Size;
            return TelemetryError.Fail(out error, TelemetryErrorCode.TrailingBytes, TRecord.Name, source.Length, end, end);
        }

        rows = new(first, rowHeader, extent.Count);
        return true;
    }
}
