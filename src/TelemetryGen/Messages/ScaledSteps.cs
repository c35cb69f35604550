using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace TelemetryGen;

/// <summary>
/// Counts of steps that are whole and known to be in range, as the integers they are. A cast also has to say what becomes of NaN and of numbers
/// that are too large; here that was asked before, and one instruction is enough. Called by generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ScaledSteps
{
    /// <summary>The count as one byte.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static byte ToUInt8(double steps) => unchecked((byte)double.ConvertToIntegerNative<int>(steps));

    /// <summary>The count as one signed byte.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static sbyte ToInt8(double steps) => unchecked((sbyte)double.ConvertToIntegerNative<int>(steps));

    /// <summary>The count in 16 bits without sign.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ushort ToUInt16(double steps) => unchecked((ushort)double.ConvertToIntegerNative<int>(steps));

    /// <summary>The count in 16 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static short ToInt16(double steps) => unchecked((short)double.ConvertToIntegerNative<int>(steps));

    /// <summary>The count in 32 bits without sign.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint ToUInt32(double steps) => unchecked((uint)double.ConvertToIntegerNative<long>(steps));

    /// <summary>The count in 32 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int ToInt32(double steps) => double.ConvertToIntegerNative<int>(steps);

    /// <summary>The count in 64 bits without sign; scaled values end at 2^53.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong ToUInt64(double steps) => unchecked((ulong)double.ConvertToIntegerNative<long>(steps));

    /// <summary>The count in 64 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long ToInt64(double steps) => double.ConvertToIntegerNative<long>(steps);
}
