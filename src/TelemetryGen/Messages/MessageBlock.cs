using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TelemetryGen;

/// <summary>
/// Fields of a block whose length is known to reach them. That the place is inside is not asked again: a reader checks the length of a
/// block once, and all places are constants that the layout gives. Called by generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class MessageBlock
{
    /// <summary>A number, little-endian on the wire.</summary>
    /// <param name="block">The block.</param>
    /// <param name="offset">Where in it; a constant below 4,096, so that a block that was never read is a NullReferenceException.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Read<T>(ReadOnlySpan<byte> block, int offset)
        where T : unmanaged
    {
        var number = Unsafe.ReadUnaligned<T>(ref At(block, offset, Unsafe.SizeOf<T>()));
        return BitConverter.IsLittleEndian ? number : MessageArray.Reverse(number);
    }

    /// <summary>Some of its bytes.</summary>
    /// <param name="block">The block.</param>
    /// <param name="offset">Where in it.</param>
    /// <param name="length">How many.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ReadOnlySpan<byte> Slice(ReadOnlySpan<byte> block, int offset, int length) =>
        MemoryMarshal.CreateReadOnlySpan(ref At(block, offset, length), length);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref byte At(ReadOnlySpan<byte> block, int offset, int length)
    {
        Debug.Assert(block.Length - offset >= length, "The block reaches the field.");
        return ref Unsafe.Add(ref MemoryMarshal.GetReference(block), offset);
    }
}
