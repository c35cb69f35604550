namespace TelemetryGen.Tests.Messages;

/// <summary>Steps in units are what a division gives, to the last bit.</summary>
public class DecimalStepsTests
{
    private static readonly Func<double, double>[] Methods =
    [
        DecimalSteps.Tenths, DecimalSteps.Hundredths, DecimalSteps.Thousandths, DecimalSteps.TenThousandths,
        DecimalSteps.HundredThousandths,
        DecimalSteps.Millionths, DecimalSteps.TenMillionths, DecimalSteps.HundredMillionths, DecimalSteps.Billionths,
    ];

    public static TheoryData<int> Exponents => [.. Enumerable.Range(1, 9)];

    [Theory]
    [MemberData(nameof(Exponents))]
    public void Every_count_of_up_to_17_bits(int exponent)
    {
        for (var steps = -65536; steps <= 65536; steps++)
        {
            Check(exponent, steps);
        }
    }

    [Theory]
    [MemberData(nameof(Exponents))]
    public void Counts_of_every_width_up_to_2_to_the_53_and_beyond(int exponent)
    {
        var random = new Random(exponent);
        for (var width = 17; width <= 62; width++)
        {
            for (var i = 0; i < 2_000; i++)
            {
                var steps = random.NextInt64(1L << width);
                Check(exponent, steps);
                Check(exponent, -steps);
            }

            Check(exponent, (1L << width) - 1);
            Check(exponent, 1L << width);
            Check(exponent, -(1L << width) - 1);
        }
    }

    // What is nearest to a quotient that is half-way between two doubles: multiples of the divisor by odd numbers of 54 bits, rounded.
    [Theory]
    [MemberData(nameof(Exponents))]
    public void Quotients_next_to_half_way(int exponent)
    {
        var random = new Random(exponent);
        var divisor = Math.Pow(10, exponent);
        for (var i = 0; i < 20_000; i++)
        {
            var middle = (decimal)((random.NextInt64(1L << 52, 1L << 53) * 2) + 1);
            var steps = (double)(middle * (decimal)divisor);
            Check(exponent, steps);
            Check(exponent, Math.BitIncrement(steps));
            Check(exponent, Math.BitDecrement(steps));
        }
    }

    [Theory]
    [MemberData(nameof(Exponents))]
    public void Columns_are_the_same(int exponent)
    {
        var messages = new byte[70 * sizeof(long)];
        var random = new Random(exponent);
        for (var i = 0; i < 70; i++)
        {
            BitConverter.TryWriteBytes(messages.AsSpan(i * sizeof(long)), random.NextInt64(-1L << 53, 1L << 53));
        }

        var column = new double[70];
        MessageColumns.Divide<long>(messages, sizeof(long), 0, Math.Pow(10, exponent), column);

        for (var i = 0; i < 70; i++)
        {
            Assert.Equal(Methods[exponent - 1](BitConverter.ToInt64(messages, i * sizeof(long))), column[i]);
        }
    }

    [Theory]
    [InlineData(1E15)]
    [InlineData(1E16)]
    [InlineData(1E18)]
    public void Columns_of_small_steps_are_quotients(double divisor)
    {
        long[] steps = [0, 1, 7, 123_456_789, (1L << 53) - 1];
        var column = new double[steps.Length];

        MessageColumns.Divide<long>(System.Runtime.InteropServices.MemoryMarshal.AsBytes<long>(steps), sizeof(long), 0, divisor, column);

        Assert.Equal(steps.Select(s => s / divisor), column);
    }

    private static void Check(int exponent, double steps)
    {
        var (expected, actual) = (steps / Math.Pow(10, exponent), Methods[exponent - 1](steps));
        if (BitConverter.DoubleToInt64Bits(expected) != BitConverter.DoubleToInt64Bits(actual))
        {
            Assert.Fail($"{steps:R} steps of 10^-{exponent} are {actual:R} instead of {expected:R}.");
        }
    }
}
