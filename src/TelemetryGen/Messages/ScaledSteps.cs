using System.ComponentModel;
using System.Runtime.CompilerServices;
using TelemetryGen.Schema;

namespace TelemetryGen;

/// <summary>
/// Engineering units to whole steps, by the rule of docs/wire-format.md, and steps to the integers of the wire. A cast also has to say what
/// becomes of NaN and of numbers that are too large; here that was asked before, and one instruction is enough. Called by generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ScaledSteps
{
    // Floating-point arithmetic is wrong by a few of a value's last places. Further than that from the middle between two steps it has
    // found the right one.
    private const double Blur = 1.0 / (1L << 49);
    private const double SingleBlur = 1.0 / (1L << 20);

    // The same of counts up to 2^33, all of them at once.
    private const double SureOf33Bits = 0.5 - ((1L << 33) * Blur);

    /// <summary>The steps of a double, <paramref name="scale"/> in a unit; NaN and infinity as they are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Round(double value, double scale)
    {
        var steps = value * scale;
        var nearest = Math.Round(steps);
        return Math.Abs(steps - nearest) + (Math.Abs(steps) * Blur) < 0.5 ? nearest : Settle(value, nearest, 1, scale, 0);
    }

    /// <summary>
    /// The steps of a double for a field of up to 32 bits: at counts beyond 2^33, which it refuses, this may be a step beside them.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Round32(double value, double scale)
    {
        var steps = value * scale;
        var nearest = Math.Round(steps);
        return Math.Abs(steps - nearest) < SureOf33Bits ? nearest : Settle(value, nearest, 1, scale, 0);
    }

    /// <summary>The steps of a float; the rest as of the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Round(float value, double scale)
    {
        var steps = value * scale;
        var nearest = Math.Round(steps);
        return Math.Abs(steps - nearest) + (Math.Abs(steps) * SingleBlur) < 0.5 ? nearest : Settle(value, nearest, 1, scale, 0);
    }

    /// <summary>The steps of a double; NaN and infinity as they are.</summary>
    /// <param name="value">Engineering units.</param>
    /// <param name="scale">Parts in a unit: value = (steps x size + zero) / scale.</param>
    /// <param name="size">A step, in parts.</param>
    /// <param name="zero">0 steps, in parts.</param>
    public static double Round(double value, double scale, double size, double zero)
    {
        var parts = value * scale;
        var steps = (parts - zero) / size;
        var nearest = Math.Round(steps);
        return Math.Abs(steps - nearest) + ((Math.Abs(parts) + Math.Abs(zero)) * Blur) < 0.5
            ? nearest
            : Settle(value, nearest, size, scale, zero);
    }

    /// <summary>The steps of a float; the rest as of the other.</summary>
    /// <param name="value">Engineering units.</param>
    /// <param name="scale">Parts in a unit: value = (steps x size + zero) / scale.</param>
    /// <param name="size">A step, in parts.</param>
    /// <param name="zero">0 steps, in parts.</param>
    public static double Round(float value, double scale, double size, double zero)
    {
        var parts = value * scale;
        var steps = (parts - zero) / size;
        var nearest = Math.Round(steps);
        return Math.Abs(steps - nearest) + ((Math.Abs(parts) + Math.Abs(zero)) * SingleBlur) < 0.5
            ? nearest
            : Settle(value, nearest, size, scale, zero);
    }

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

    // Rare, and so out of the way of the code that calls.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double Settle(double value, double steps, double size, double scale, double zero) =>
        StepRounding.Settle(value, steps, size, scale, zero);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double Settle(float value, double steps, double size, double scale, double zero) =>
        StepRounding.Settle(value, steps, size, scale, zero);
}
