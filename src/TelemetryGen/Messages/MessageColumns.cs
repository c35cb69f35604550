using System.Buffers.Binary;
using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TelemetryGen;

/// <summary>Columns from messages of one length that follow each other. Called by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class MessageColumns
{
    // Messages that are gone through column by column: few enough to stay in the nearest cache.
    private const int Piece = 32;

    /// <summary>The smaller of a room and the length of a column; an empty column is not filled and has no say.</summary>
    public static int Capacity(int room, int length) => length == 0 ? room : Math.Min(room, length);

    /// <summary>How many of the rows that are left are gone through at once.</summary>
    public static int TakeRun(int left) => Math.Min(left, Piece);

    /// <summary>The room that a column is made with for so many values: few columns are made before one is large enough.</summary>
    public static int RoomFor(int count) => (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(count, 16));

    /// <summary>Moves the values of some rows to the first places.</summary>
    /// <param name="column">The column.</param>
    /// <param name="rows">Which rows, in rising order.</param>
    public static void Keep<T>(Span<T> column, ReadOnlySpan<int> rows)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            column[i] = column[rows[i]];
        }
    }

    /// <summary>
    /// How many messages with that header stand at the start of <paramref name="source"/>: at most <paramref name="room"/>, and no more
    /// than one piece.
    /// </summary>
    public static int CountRun(ReadOnlySpan<byte> source, ulong header, int room)
    {
        var stride = MessageHeader.Size + unchecked((ushort)header);
        var limit = Math.Min(Math.Min(room, Piece), source.Length / stride);
        ref var message = ref MemoryMarshal.GetReference(source);
        for (var i = 0; i < limit; i++)
        {
            if (Load<ulong>(ref message) != header)
            {
                return i;
            }

            message = ref Unsafe.Add(ref message, stride);
        }

        return limit;
    }

    /// <summary>True when a count of time in each message is null or in the years 1 to 9999.</summary>
    /// <param name="messages">The messages.</param>
    /// <param name="stride">Bytes of a message.</param>
    /// <param name="offset">Where in a message the count is.</param>
    /// <param name="count">How many messages.</param>
    /// <param name="resolution">Ticks in one unit.</param>
    /// <param name="optional">The least count stands for null.</param>
    public static bool AreTimesInRange(ReadOnlySpan<byte> messages, int stride, int offset, int count, long resolution, bool optional)
    {
        var (minimum, maximum) = UnixTime.Bounds(resolution);
        ref var time = ref First<long>(messages, stride, offset, count);
        for (var i = 0; i < count; i++)
        {
            var value = Load<long>(ref time);
            if ((value < minimum || value > maximum) && !(optional && value == long.MinValue))
            {
                return false;
            }

            time = ref Unsafe.Add(ref time, stride);
        }

        return true;
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

    /// <summary>
    /// A number of each message, divided: the steps of a measure to its unit, as <see cref="DecimalSteps"/> has it, in vectors.
    /// </summary>
    /// <param name="messages">As many messages as the column is long.</param>
    /// <param name="stride">Bytes of a message.</param>
    /// <param name="offset">Where in a message the number is.</param>
    /// <param name="divisor">Steps in one unit, a power of ten.</param>
    /// <param name="column">Where to.</param>
    public static void Divide<T>(ReadOnlySpan<byte> messages, int stride, int offset, double divisor, Span<double> column)
        where T : unmanaged, INumberBase<T>
    {
        ref var number = ref First<T>(messages, stride, offset, column.Length);
        ref var unit = ref MemoryMarshal.GetReference(column);
        var isFused = DecimalSteps.TrySplit(divisor, out var reciprocal, out var rest);
        var (divisors, reciprocals, rests, i) = (Vector256.Create(divisor), Vector256.Create(reciprocal), Vector256.Create(rest), 0);
        for (; i <= column.Length - 4; i += 4)
        {
            var steps = Vector256.Create(
                double.CreateTruncating(Load<T>(ref number)),
                double.CreateTruncating(Load<T>(ref Unsafe.Add(ref number, stride))),
                double.CreateTruncating(Load<T>(ref Unsafe.Add(ref number, stride * 2))),
                double.CreateTruncating(Load<T>(ref Unsafe.Add(ref number, stride * 3))));
            var units = isFused ? Vector256.FusedMultiplyAdd(steps, reciprocals, steps * rests) : steps / divisors;
            units.StoreUnsafe(ref unit, (nuint)i);
            number = ref Unsafe.Add(ref number, stride * 4);
        }

        for (; i < column.Length; i++)
        {
            column[i] = double.CreateTruncating(Load<T>(ref number)) / divisor;
            number = ref Unsafe.Add(ref number, stride);
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
