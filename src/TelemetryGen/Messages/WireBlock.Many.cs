using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TelemetryGen;

public static partial class WireBlock
{
    /// <summary>Reads messages that follow each other, until the source or the room ends or a message is wrong.</summary>
    /// <returns>How many were read.</returns>
    public static int ReadMany<TBlock>(ReadOnlySpan<byte> source, Span<TBlock> destination, out int bytesRead, out TelemetryError error)
        where TBlock : unmanaged, IWireBlock<TBlock>
    {
        var count = 0;
        bytesRead = 0;
        error = default;
        while (count < destination.Length && bytesRead < source.Length)
        {
            var own = LoadOwn(source[bytesRead..], destination[count..]);
            count += own;
            bytesRead += own * (MessageHeader.Size + Unsafe.SizeOf<TBlock>());
            if (count == destination.Length || bytesRead == source.Length)
            {
                break;
            }

            if (!TryReadOther(source[bytesRead..], out destination[count], out var length, out error))
            {
                break;
            }

            count++;
            bytesRead += length;
        }

        return count;
    }

    /// <summary>Messages of the own version, up to the first that is another: a comparison, a load and a store each.</summary>
    private static int LoadOwn<TBlock>(ReadOnlySpan<byte> source, Span<TBlock> destination)
        where TBlock : unmanaged, IWireBlock<TBlock>
    {
        var stride = MessageHeader.Size + Unsafe.SizeOf<TBlock>();
        var limit = Math.Min(destination.Length, source.Length / stride);
        ref var message = ref MemoryMarshal.GetReference(source);
        ref var block = ref MemoryMarshal.GetReference(destination);
        for (var i = 0; i < limit; i++)
        {
            // Inside source: limit is the number of whole messages in it.
            var header = Unsafe.ReadUnaligned<ulong>(ref message);
            if ((BitConverter.IsLittleEndian ? header : BinaryPrimitives.ReverseEndianness(header)) != TBlock.Header)
            {
                return i;
            }

            block = Unsafe.ReadUnaligned<TBlock>(ref Unsafe.Add(ref message, MessageHeader.Size));
            if (!BitConverter.IsLittleEndian)
            {
                block = block.ReverseEndianness();
            }

            message = ref Unsafe.Add(ref message, stride);
            block = ref Unsafe.Add(ref block, 1);
        }

        return limit;
    }
}
