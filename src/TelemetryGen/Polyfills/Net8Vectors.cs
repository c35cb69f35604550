using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace TelemetryGen;

/// <summary>What .NET 9 brought and this code calls, for .NET 8: the same results.</summary>
internal static class Net8Vectors
{
    extension(double)
    {
        /// <summary>The integer part of a number that the type holds.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T ConvertToIntegerNative<T>(double value)
            where T : IBinaryInteger<T> => typeof(T) == typeof(int) ? T.CreateTruncating((int)value) : T.CreateTruncating((long)value);
    }

    extension(Vector128)
    {
        /// <summary>The elements at places from 0 to 15.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector128<byte> ShuffleNative(Vector128<byte> vector, Vector128<byte> places) =>
            Ssse3.IsSupported ? Ssse3.Shuffle(vector, places)
            : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.VectorTableLookup(vector, places)
            : Vector128.Shuffle(vector, places);

        /// <summary>The difference, or 0 where it would be below.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector128<byte> SubtractSaturate(Vector128<byte> left, Vector128<byte> right) =>
            Vector128.Max(left, right) - right;
    }

    extension(Vector256)
    {
        /// <summary>Left x right + addend, rounded once.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> FusedMultiplyAdd(Vector256<double> left, Vector256<double> right, Vector256<double> addend) =>
            Fma.IsSupported ? Fma.MultiplyAdd(left, right, addend) : FuseEach(left, right, addend);
    }

    private static Vector256<double> FuseEach(Vector256<double> left, Vector256<double> right, Vector256<double> addend) =>
        Vector256.Create(Fuse(left, right, addend, 0), Fuse(left, right, addend, 1), Fuse(left, right, addend, 2),
            Fuse(left, right, addend, 3));

    private static double Fuse(Vector256<double> left, Vector256<double> right, Vector256<double> addend, int i) =>
        Math.FusedMultiplyAdd(left.GetElement(i), right.GetElement(i), addend.GetElement(i));
}
