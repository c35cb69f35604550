using System.Buffers.Binary;
using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TelemetryGen;

/// <summary>Columns from messages of one length that follow each other. Called by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class MessageColumns
{
    // Messages that are gone through column by column: few enough to stay in the nearest cache.
    private const int Piece = 256;

    /// <summary>The smaller of a room and the length of a column; an empty column is not filled and has no say.</summary>
    public static int Room(int room, int length) => length == 0 ? room : Math.Min(room, length);

    /// <summary>How many messages with that header stand at the start of <paramref name="source"/>: at most <paramref name="room"/>, and no more than one piece.</summary>
    public static int Run(ReadOnlySpan<byte> source, ulong header, int room)
    {
        var stride = MessageHeader.Size + unchecked((ushort)header);
        var limit = Math.Min(Math.Min(room, Piece), source.Length / stride);
        for (var i = 0; i < limit; i++)
        {
            if (BinaryPrimitives.ReadUInt64LittleEndian(source[(i * stride)..]) != header)
            {
                return i;
            }
        }

        return limit;
    }

    /// <summary>A number of each message as it is.</summary>
    /// <param name="messages">As many messages as the column is long.</param>
    /// <param name="stride">Bytes of a message.</param>
    /// <param name="offset">Where in a message the number is.</param>
    /// <param name="column">Where to.</param>
    public static void Copy<T>(ReadOnlySpan<byte> messages, int stride, int offset, Span<T> column)
        where T : unmanaged
    {
        ref var number = ref First<T>(messages, stride, offset, column.Length);
        for (var i = 0; i < column.Length; i++)
        {
            column[i] = Load<T>(ref number);
            number = ref Unsafe.Add(ref number, stride);
        }
    }

    /// <summary>A number of each message, divided: the steps of a measure to its unit. The divisions are vectorised.</summary>
    /// <param name="messages">As many messages as the column is long.</param>
    /// <param name="stride">Bytes of a message.</param>
    /// <param name="offset">Where in a message the number is.</param>
    /// <param name="divisor">Steps in one unit.</param>
    /// <param name="column">Where to.</param>
    public static void Divide<T>(ReadOnlySpan<byte> messages, int stride, int offset, double divisor, Span<double> column)
        where T : unmanaged, INumberBase<T>
    {
        ref var number = ref First<T>(messages, stride, offset, column.Length);
        for (var i = 0; i < column.Length; i++)
        {
            column[i] = double.CreateTruncating(Load<T>(ref number));
            number = ref Unsafe.Add(ref number, stride);
        }

        var (divisors, done) = (new Vector<double>(divisor), 0);
        for (; done <= column.Length - Vector<double>.Count; done += Vector<double>.Count)
        {
            var part = column.Slice(done, Vector<double>.Count);
            (new Vector<double>(part) / divisors).CopyTo(part);
        }

        for (; done < column.Length; done++)
        {
            column[done] /= divisor;
        }
    }

    // One check for all: the last number of the last message is inside.
    private static ref byte First<T>(ReadOnlySpan<byte> messages, int stride, int offset, int count)
        where T : unmanaged
    {
        if (count == 0)
        {
            return ref MemoryMarshal.GetReference(messages);
        }

        _ = messages.Slice((stride * (count - 1)) + offset, Unsafe.SizeOf<T>());
        return ref Unsafe.Add(ref MemoryMarshal.GetReference(messages), offset);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Load<T>(ref byte number)
        where T : unmanaged
    {
        var value = Unsafe.ReadUnaligned<T>(ref number);
        if (!BitConverter.IsLittleEndian)
        {
            MemoryMarshal.AsBytes(new Span<T>(ref value)).Reverse();
        }

        return value;
    }
}
