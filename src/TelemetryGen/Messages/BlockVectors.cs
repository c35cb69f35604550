using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TelemetryGen;

/// <summary>
/// A packed block of 33 to 64 bytes as two vectors that overlap. Who looks at its bytes and then copies them takes the same two loads for
/// both: the JIT sees that they are the same. Loads are what a block that is checked and stored waits for.
/// </summary>
internal static class BlockVectors
{
    /// <summary>16 bytes of the block, from <paramref name="start"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<byte> Load<TBlock>(ref readonly TBlock block, int start)
        where TBlock : unmanaged
    {
        ref var bytes = ref Bytes(in block);
        if (Serve<TBlock>() && start == 0)
        {
            return Vector256.LoadUnsafe(ref bytes).GetLower();
        }

        if (Serve<TBlock>() && start == Vector128<byte>.Count)
        {
            return Vector256.LoadUnsafe(ref bytes).GetUpper();
        }

        if (Serve<TBlock>() && !HasShortTail<TBlock>() && start == Unsafe.SizeOf<TBlock>() - Vector128<byte>.Count)
        {
            return Vector256.LoadUnsafe(ref bytes, LongTail<TBlock>()).GetUpper();
        }

        return Vector128.LoadUnsafe(ref bytes, (nuint)start);
    }

    /// <summary>Writes the header and after it the block; the caller knows that they fit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<TBlock>(ref readonly TBlock block, ulong header, ref byte destination)
        where TBlock : unmanaged
    {
        ref var bytes = ref Bytes(in block);
        if (!Serve<TBlock>())
        {
            Unsafe.WriteUnaligned(ref destination, header);
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref destination, MessageHeader.Size), block);
            return;
        }

        // Loaded before the first store, which could have changed what was loaded for the check.
        var start = Vector256.LoadUnsafe(ref bytes);
        ref var target = ref Unsafe.Add(ref destination, MessageHeader.Size);
        if (HasShortTail<TBlock>())
        {
            var tail = Vector128.LoadUnsafe(ref bytes, ShortTail<TBlock>());
            Unsafe.WriteUnaligned(ref destination, header);
            start.StoreUnsafe(ref target);
            tail.StoreUnsafe(ref target, ShortTail<TBlock>());
        }
        else
        {
            var tail = Vector256.LoadUnsafe(ref bytes, LongTail<TBlock>());
            Unsafe.WriteUnaligned(ref destination, header);
            start.StoreUnsafe(ref target);
            tail.StoreUnsafe(ref target, LongTail<TBlock>());
        }
    }

    private static bool Serve<TBlock>()
        where TBlock : unmanaged =>
        Vector256.IsHardwareAccelerated && Unsafe.SizeOf<TBlock>() > Vector256<byte>.Count
            && Unsafe.SizeOf<TBlock>() <= 2 * Vector256<byte>.Count;

    private static bool HasShortTail<TBlock>()
        where TBlock : unmanaged => Unsafe.SizeOf<TBlock>() <= Vector256<byte>.Count + Vector128<byte>.Count;

    private static nuint ShortTail<TBlock>()
        where TBlock : unmanaged => (nuint)(Unsafe.SizeOf<TBlock>() - Vector128<byte>.Count);

    private static nuint LongTail<TBlock>()
        where TBlock : unmanaged => (nuint)(Unsafe.SizeOf<TBlock>() - Vector256<byte>.Count);

    private static ref byte Bytes<TBlock>(ref readonly TBlock block)
        where TBlock : unmanaged => ref Unsafe.As<TBlock, byte>(ref Unsafe.AsRef(in block));
}
