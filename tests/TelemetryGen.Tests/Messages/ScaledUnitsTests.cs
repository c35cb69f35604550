namespace TelemetryGen.Tests.Messages;

/// <summary>Two counts divided at once give the values of two divisions, to the last bit.</summary>
public sealed class ScaledUnitsTests
{
    [Theory]
    [InlineData(10, 100)]
    [InlineData(100, 10_000_000)]
    [InlineData(1e9, 1e15)]
    public void Quotients_are_those_of_single_divisions(double first, double second)
    {
        for (var steps = -40_000; steps <= 70_000; steps++)
        {
            Same(steps, first, steps * 30_011L, second);
        }

        Same(long.MaxValue, first, ulong.MaxValue, second);
        Same(0, first, -0d, second);
    }

    private static void Same(double first, double firstDivisor, double second, double secondDivisor)
    {
        var (one, other) = ScaledUnits.Divide(first, firstDivisor, second, secondDivisor);
        if (Bits(one) != Bits(first / firstDivisor) || Bits(other) != Bits(second / secondDivisor))
        {
            Assert.Fail($"{first} / {firstDivisor} and {second} / {secondDivisor} are {one:R} and {other:R}.");
        }
    }

    private static long Bits(double value) => BitConverter.DoubleToInt64Bits(value);
}
