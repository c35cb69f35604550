using System.Globalization;
using System.Numerics;

namespace TelemetryGen.Tests.Messages;

/// <summary>Engineering units to whole steps against fractions of big integers: the nearest to the decimal, of two the even one.</summary>
public class ScaledStepsTests
{
    /// <summary>Step and offset, and the same in whole numbers: value = (steps x size + zero) / scale.</summary>
    public static TheoryData<string, string, int, int, int> Measures => new()
    {
        { "0.4", "0", 5, 2, 0 },
        { "0.3", "0", 10, 3, 0 },
        { "0.6", "0", 5, 3, 0 },
        { "0.05", "0", 20, 1, 0 },
        { "0.01", "0", 100, 1, 0 },
        { "0.0000001", "0", 10_000_000, 1, 0 },
        { "0.1", "0.5", 10, 1, 5 },
        { "0.3", "0.25", 20, 6, 5 },
        { "0.01", "-273.15", 100, 1, -27315 },
        { "7", "0", 1, 7, 0 },
        { "1000", "-500", 1, 1000, -500 },
        { "0.333333", "0", 1_000_000, 333_333, 0 },
    };

    [Theory]
    [MemberData(nameof(Measures))]
    public void Of_every_value_from_minus_50_to_50_in_thousandths(string step, string offset, int scale, int size, int zero)
    {
        for (var i = -50_000; i <= 50_000; i++)
        {
            Check(i / 1000m, step, offset, scale, size, zero);
        }
    }

    [Theory]
    [MemberData(nameof(Measures))]
    public void On_the_middles_between_steps_and_next_to_them(string step, string offset, int scale, int size, int zero)
    {
        var random = new Random(1);
        var (one, first) = (Decimal(step), Decimal(offset));
        for (var i = 0; i < 20_000; i++)
        {
            var width = random.Next(1, 26);
            var middle = ((random.Next(-(1 << width), 1 << width) + 0.5m) * one) + first;
            Check(middle, step, offset, scale, size, zero);

            // So little that 15 digits still say it.
            var little = Math.Abs(middle) < 1_000_000 ? 0.00000001m : 0.0001m;
            Check(middle + little, step, offset, scale, size, zero);
            Check(middle - little, step, offset, scale, size, zero);
        }
    }

    [Theory]
    [InlineData("0.01", 100)]
    [InlineData("0.0000001", 10_000_000)]
    [InlineData("0.04", 25)]
    public void On_the_middles_between_steps_of_26_to_33_bits(string step, int scale)
    {
        var random = new Random(2);
        for (var i = 0; i < 20_000; i++)
        {
            var largest = 1L << random.Next(26, 33);
            var middle = (random.NextInt64(-largest, largest) + 0.5m) * Decimal(step);
            var little = Decimal(step) / 1000;
            Check(middle, step, "0", scale, 1, 0);
            Check(middle + little, step, "0", scale, 1, 0);
            Check(middle - little, step, "0", scale, 1, 0);
        }
    }

    [Theory]
    [InlineData(0.6, 5, 2, 0, 2)]
    [InlineData(1.35, 10, 3, 0, 4)]
    [InlineData(0.55, 10, 1, 5, 0)]
    [InlineData(1.015, 100, 1, 0, 102)]
    [InlineData(-1.015, 100, 1, 0, -102)]
    [InlineData(1.005, 100, 1, 0, 100)]
    [InlineData(4503599627370495.5, 1, 1, 0, 4503599627370496)]
    [InlineData(9007199254740991, 1, 1, 0, 9007199254740991)]
    public void Halves_go_to_the_even_step_where_their_product_is_no_half(
        double value, double scale, double size, double zero, double steps)
    {
        Assert.Equal(steps, ScaledSteps.Round(value, scale, size, zero));
        if (size == 1 && zero == 0)
        {
            Assert.Equal(steps, ScaledSteps.Round(value, scale));
        }
    }

    [Theory]
    [InlineData(0.6f, 5, 2, 0, 2)]
    [InlineData(1.35f, 10, 3, 0, 4)]
    [InlineData(0.55f, 10, 1, 5, 0)]
    [InlineData(1.015f, 100, 1, 0, 102)]
    [InlineData(-1.015f, 100, 1, 0, -102)]
    public void A_float_is_the_decimal_that_it_is_nearest_to(float value, double scale, double size, double zero, double steps)
    {
        Assert.Equal(steps, ScaledSteps.Round(value, scale, size, zero));
        if (size == 1 && zero == 0)
        {
            Assert.Equal(steps, ScaledSteps.Round(value, scale));
        }
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void What_is_no_number_stays_so_for_the_check_of_the_range(double value)
    {
        Assert.Equal(value, ScaledSteps.Round(value, 100));
        Assert.Equal(value, ScaledSteps.Round32(value, 100));
        Assert.Equal(value, ScaledSteps.Round(value, 100, 3, 5));
        Assert.Equal(value, ScaledSteps.Round((float)value, 100));
        Assert.Equal(value, ScaledSteps.Round((float)value, 100, 3, 5));
    }

    [Theory]
    [InlineData(1e300)]
    [InlineData(-1e300)]
    [InlineData(1e18)]
    [InlineData(double.MaxValue)]
    public void What_is_beyond_all_counts_stays_beyond(double value)
    {
        Assert.Equal(Math.Sign(value), Math.Sign(ScaledSteps.Round(value, 100)));
        Assert.True(Math.Abs(ScaledSteps.Round(value, 100)) >= 1e20);
        Assert.Equal(Math.Sign(value), Math.Sign(ScaledSteps.Round32(value, 100)));
        Assert.True(Math.Abs(ScaledSteps.Round32(value, 100)) >= 1e20);
        Assert.True(Math.Abs(ScaledSteps.Round(value, 100, 3, 5)) >= 3e19);
    }

    private static void Check(decimal value, string step, string offset, int scale, int size, int zero)
    {
        var expected = Exact(value, scale, size, zero);
        var number = double.Parse(value.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        Same(expected, ScaledSteps.Round(number, scale, size, zero), value);
        Same(expected, (double)MessageDecimal.ToSteps(value, Decimal(step), Decimal(offset)), value);
        if (size == 1 && zero == 0)
        {
            Same(expected, ScaledSteps.Round(number, scale), value);
            if (BigInteger.Abs(expected) < 1L << 33)
            {
                Same(expected, ScaledSteps.Round32(number, scale), value);
            }
        }

        // A float is sure of six digits of a decimal.
        if (Math.Abs(value) < 10 && decimal.Round(value, 5) == value && (2 * BigInteger.Abs((expected * size) + zero)) + size < 1 << 23)
        {
            Same(expected, ScaledSteps.Round((float)number, scale, size, zero), value);
        }
    }

    private static void Same(BigInteger expected, double steps, decimal value)
    {
        if ((BigInteger)steps != expected)
        {
            Assert.Fail(FormattableString.Invariant($"{value} is {expected} steps, not {steps}"));
        }
    }

    // (value * scale - zero) / size, half to even, of a value in 10^-28.
    private static BigInteger Exact(decimal value, BigInteger scale, BigInteger size, BigInteger zero)
    {
        var unit = BigInteger.Pow(10, 28);
        var bits = decimal.GetBits(value);
        var digits = new BigInteger((uint)bits[2]) << 64 | new BigInteger((uint)bits[1]) << 32 | new BigInteger((uint)bits[0]);
        var whole = digits * BigInteger.Pow(10, 28 - ((bits[3] >> 16) & 0xFF)) * (bits[3] < 0 ? -1 : 1);
        var (over, under) = ((whole * scale) - (zero * unit), size * unit);
        var floor = BigInteger.Divide(over, under);
        if (over % under < 0)
        {
            floor--;
        }

        var twiceRest = 2 * (over - (floor * under));
        return twiceRest > under || (twiceRest == under && !floor.IsEven) ? floor + 1 : floor;
    }

    private static decimal Decimal(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
