using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace TelemetryGen;

/// <summary>
/// Counts of decimal steps in units: the double nearest to the decimal, as a division by 10, 100, ... gives it. Where the processor
/// multiplies and adds in one rounding, the quotient is made of the reciprocal and of what the reciprocal lacks, in two operations that do
/// not keep the divider busy.
/// </summary>
/// <remarks>
/// Both give the same double for every count that is one (N. Brisebarre, J.-M. Muller, S. K. Raina, "Accelerating correctly rounded
/// floating-point division when the divisor is known in advance", 2004). Reciprocal and rest together miss 1/d by less than one part in
/// 2^105, and so does the sum before its only rounding: by 2^-52 of the result's last place. A quotient by d = 10^k is never half-way
/// between two doubles, and comes no nearer to there than 1/(2d) of a last place. Called by generated code.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DecimalSteps
{
    // The largest power of ten for which the remark above holds with room to spare.
    private const double LargestDivisor = 1E15;

    private static bool IsFused => Fma.IsSupported || AdvSimd.Arm64.IsSupported;

    /// <summary>Steps of a tenth in units.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Tenths(double steps) => Divide(steps, 1E1, 1E-1, -5.551115123125783E-18);

    /// <summary>Steps of a hundredth in units.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Hundredths(double steps) => Divide(steps, 1E2, 1E-2, -2.0816681711721684E-19);

    /// <summary>Steps of a thousandth in units.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Thousandths(double steps) => Divide(steps, 1E3, 1E-3, -2.0816681711721686E-20);

    /// <summary>Steps of a ten-thousandth in units.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double TenThousandths(double steps) => Divide(steps, 1E4, 1E-4, -4.79217360238593E-21);

    /// <summary>Steps of a hundred-thousandth in units.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double HundredThousandths(double steps) => Divide(steps, 1E5, 1E-5, -8.180305391403131E-22);

    /// <summary>Steps of a millionth in units.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Millionths(double steps) => Divide(steps, 1E6, 1E-6, 4.525188817411374E-23);

    /// <summary>Steps of a ten-millionth in units.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double TenMillionths(double steps) => Divide(steps, 1E7, 1E-7, 4.525188817411374E-24);

    /// <summary>Steps of a hundred-millionth in units.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double HundredMillionths(double steps) => Divide(steps, 1E8, 1E-8, -2.092256083012847E-25);

    /// <summary>Steps of a billionth in units.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Billionths(double steps) => Divide(steps, 1E9, 1E-9, -6.228159145777985E-26);

    /// <summary>The reciprocal of a power of ten and what it lacks; false where a division has to do it.</summary>
    internal static bool TrySplit(double divisor, out double reciprocal, out double rest)
    {
        reciprocal = 1 / divisor;
        rest = Math.FusedMultiplyAdd(-reciprocal, divisor, 1) / divisor;
        return IsFused && divisor <= LargestDivisor;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Divide(double steps, double divisor, double reciprocal, double rest)
    {
        if (Fma.IsSupported)
        {
            // What the other branch says, in two instructions; of that the JIT makes five.
            var count = Vector128.CreateScalarUnsafe(steps);
            return Fma.MultiplyAddScalar(
                count, Vector128.CreateScalarUnsafe(reciprocal), Sse2.MultiplyScalar(count, Vector128.CreateScalarUnsafe(rest))).ToScalar();
        }

        return IsFused ? Math.FusedMultiplyAdd(steps, reciprocal, steps * rest) : steps / divisor;
    }
}
