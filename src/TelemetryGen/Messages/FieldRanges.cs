using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TelemetryGen;

/// <summary>
/// The ranges of several fields of a block in one comparison of vectors. The bytes of each field go to the upper end of a lane of 32 bits:
/// there a narrow signed number needs no extension of its sign, and what is below its minimum wraps around as in its own width. Called by
/// generated code, with constants.
/// </summary>
/// <remarks>
/// A vector looks at 16 bytes of the block from <c>start</c> on. <c>bytes</c> says which of them make a lane, the lowest first, and 255 for
/// a zero; <c>minimums</c> and <c>maximums</c>
/// are the ends of each range, shifted like the field. A lane that is not used has 255 and zeros. Without vectors the block is asked field
/// by field.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class FieldRanges
{
    // Processors compare signed lanes: with this added, the order of unsigned ones is theirs.
    private const int ToSigned = int.MinValue;

    private static bool AreFast => Vector128.IsHardwareAccelerated && BitConverter.IsLittleEndian;

    /// <summary>True when up to four fields are in their ranges.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AreInRange<TBlock>(
        ref readonly TBlock block, int start, Vector128<byte> bytes, Vector128<int> minimums, Vector128<int> maximums)
        where TBlock : unmanaged, IWireBlock<TBlock>
    {
        if (!AreFast)
        {
            return AreInRangeOneByOne(in block);
        }

        var numbers = Vector128.Shuffle(BlockVectors.Load(in block, start), bytes).AsInt32();

        // Two returns become a branch, where the JIT makes a number of one and then asks that.
        if (Outside(numbers, minimums, maximums) == Vector128<int>.Zero)
        {
            return true;
        }

        return false;
    }

    /// <summary>True when up to four fields are in their ranges or null.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AreInRangeOrNull<TBlock>(
        ref readonly TBlock block, int start, Vector128<byte> bytes, Vector128<int> minimums, Vector128<int> maximums, Vector128<int> nulls)
        where TBlock : unmanaged, IWireBlock<TBlock>
    {
        if (!AreFast)
        {
            return AreInRangeOneByOne(in block);
        }

        var numbers = Vector128.Shuffle(BlockVectors.Load(in block, start), bytes).AsInt32();
        if (Vector128.AndNot(Outside(numbers, minimums, maximums), Vector128.Equals(numbers, nulls)) == Vector128<int>.Zero)
        {
            return true;
        }

        return false;
    }

    /// <summary>
    /// True when up to eight fields are in their ranges: four of the 16 bytes from <paramref name="start"/> on, and four of those from
    /// <paramref name="start2"/> on, whose bytes are counted from 16.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AreInRange<TBlock>(
        ref readonly TBlock block, int start, int start2, Vector256<byte> bytes, Vector256<int> minimums, Vector256<int> maximums)
        where TBlock : unmanaged, IWireBlock<TBlock>
    {
        if (!AreFast || !Vector256.IsHardwareAccelerated)
        {
            return AreInRange(in block, start, bytes.GetLower(), minimums.GetLower(), maximums.GetLower())
                && AreInRange(in block, start2, UpperBytes(bytes), minimums.GetUpper(), maximums.GetUpper());
        }

        var numbers = Vector256.Shuffle(
            Vector256.Create(BlockVectors.Load(in block, start), BlockVectors.Load(in block, start2)), bytes).AsInt32();
        if (Outside(numbers, minimums, maximums) == Vector256<int>.Zero)
        {
            return true;
        }

        return false;
    }

    /// <summary>True when up to eight fields are in their ranges or null.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AreInRangeOrNull<TBlock>(
        ref readonly TBlock block, int start, int start2, Vector256<byte> bytes, Vector256<int> minimums, Vector256<int> maximums,
        Vector256<int> nulls)
        where TBlock : unmanaged, IWireBlock<TBlock>
    {
        if (!AreFast || !Vector256.IsHardwareAccelerated)
        {
            return AreInRangeOrNull(in block, start, bytes.GetLower(), minimums.GetLower(), maximums.GetLower(), nulls.GetLower())
                && AreInRangeOrNull(in block, start2, UpperBytes(bytes), minimums.GetUpper(), maximums.GetUpper(), nulls.GetUpper());
        }

        var numbers = Vector256.Shuffle(
            Vector256.Create(BlockVectors.Load(in block, start), BlockVectors.Load(in block, start2)), bytes).AsInt32();
        if (Vector256.AndNot(Outside(numbers, minimums, maximums), Vector256.Equals(numbers, nulls)) == Vector256<int>.Zero)
        {
            return true;
        }

        return false;
    }

    // From its minimum on, a number is at most as large as the range is wide.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<int> Outside(Vector128<int> numbers, Vector128<int> minimums, Vector128<int> maximums) =>
        Vector128.GreaterThan(numbers - (minimums + Vector128.Create(ToSigned)), maximums - minimums + Vector128.Create(ToSigned));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Outside(Vector256<int> numbers, Vector256<int> minimums, Vector256<int> maximums) =>
        Vector256.GreaterThan(numbers - (minimums + Vector256.Create(ToSigned)), maximums - minimums + Vector256.Create(ToSigned));

    // 255 stays so far up that it is no byte's place.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> UpperBytes(Vector256<byte> bytes) => bytes.GetUpper() - Vector128.Create((byte)Vector128<byte>.Count);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool AreInRangeOneByOne<TBlock>(ref readonly TBlock block)
        where TBlock : unmanaged, IWireBlock<TBlock> => Unsafe.AsRef(in block).TryCheck(out _);
}
