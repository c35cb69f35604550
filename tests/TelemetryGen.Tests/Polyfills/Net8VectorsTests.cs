using System.Numerics;
using System.Runtime.Intrinsics;

namespace TelemetryGen.Tests.Polyfills;

/// <summary>What stands in the net8.0 assembly for methods of .NET 9 gives what those give.</summary>
public class Net8VectorsTests
{
    public static TheoryData<double> Counts =>
    [
        0, -0.0, 0.5, -0.5, 0.9999999999999999, -0.9999999999999999, 1.5, 2.5, 255, 256, -128, -129, 65535, 65536, -32768,
        int.MaxValue, int.MinValue, int.MaxValue - 0.5, int.MinValue + 0.5,
    ];

    public static TheoryData<double> LongCounts =>
    [
        uint.MaxValue, uint.MaxValue + 1.0, int.MinValue - 1.0, 1L << 53, -(1L << 53), (1L << 53) - 1, 0.49999999999999994,
        -4503599627370495.5, Math.BitDecrement(9223372036854775808.0), -9223372036854775808.0,
    ];

    [Theory]
    [MemberData(nameof(Counts))]
    public void Counts_that_32_bits_hold_are_cut_to_the_integer(double count)
    {
        Assert.Equal(double.ConvertToIntegerNative<int>(count), Net8Vectors.ConvertToIntegerNative<int>(count));
        Assert.Equal(double.ConvertToIntegerNative<long>(count), Net8Vectors.ConvertToIntegerNative<long>(count));
        Assert.Equal((int)new BigInteger(count), Net8Vectors.ConvertToIntegerNative<int>(count));
    }

    [Theory]
    [MemberData(nameof(LongCounts))]
    public void Counts_that_64_bits_hold_are_cut_to_the_integer(double count)
    {
        Assert.Equal(double.ConvertToIntegerNative<long>(count), Net8Vectors.ConvertToIntegerNative<long>(count));
        Assert.Equal((long)new BigInteger(count), Net8Vectors.ConvertToIntegerNative<long>(count));
    }

    [Fact]
    public void A_shuffle_takes_the_byte_at_each_place()
    {
        var random = new Random(8);
        var (table, places) = (new byte[16], new byte[16]);
        for (var i = 0; i < 10_000; i++)
        {
            random.NextBytes(table);
            for (var k = 0; k < 16; k++)
            {
                places[k] = (byte)random.Next(16);
            }

            var shuffled = Net8Vectors.ShuffleNative(Vector128.Create(table), Vector128.Create(places));

            Assert.Equal(Vector128.ShuffleNative(Vector128.Create(table), Vector128.Create(places)), shuffled);
            Assert.Equal(Vector128.Create([.. places.Select(p => table[p])]), shuffled);
        }
    }

    [Fact]
    public void A_difference_of_bytes_ends_at_zero()
    {
        for (var left = 0; left < 256; left++)
        {
            for (var right = 0; right < 256; right += 16)
            {
                var (a, b) = (Vector128.Create((byte)left), Vector128.Create([.. Enumerable.Range(right, 16).Select(r => (byte)r)]));

                var difference = Net8Vectors.SubtractSaturate(a, b);

                Assert.Equal(Vector128.SubtractSaturate(a, b), difference);
                Assert.Equal(Vector128.Create([.. Enumerable.Range(right, 16).Select(r => (byte)Math.Max(0, left - r))]), difference);
            }
        }
    }

    [Fact]
    public void A_product_and_a_sum_are_rounded_once()
    {
        double[] numbers =
        [
            0, -0.0, 1, -1, 0.1, -0.01, 1 / 3.0, 1e300, -1e-300, double.Epsilon, double.MaxValue, double.PositiveInfinity, double.NaN,
            1 + Math.Pow(2, -52), 1 - Math.Pow(2, -53), Math.Pow(2, 53), -21.5, 101325, 0.0000001, -1e-320,
        ];
        foreach (var (x, y) in numbers.SelectMany(x => numbers, (x, y) => (x, y)))
        {
            for (var i = 0; i < numbers.Length; i += 4)
            {
                var addend = Vector256.Create(numbers[i], numbers[i + 1], numbers[i + 2], numbers[i + 3]);

                var sum = Net8Vectors.FusedMultiplyAdd(Vector256.Create(x), Vector256.Create(y), addend);

                for (var k = 0; k < 4; k++)
                {
                    Same(Vector256.FusedMultiplyAdd(Vector256.Create(x), Vector256.Create(y), addend)[k], sum[k]);
                    Same(Math.FusedMultiplyAdd(x, y, addend[k]), sum[k]);
                }
            }
        }

        // To the bit, a sign of zero included; of NaN there are many.
        static void Same(double expected, double actual) =>
            Assert.True(BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(actual)
                || (double.IsNaN(expected) && double.IsNaN(actual)), $"{actual} instead of {expected}");
    }
}
