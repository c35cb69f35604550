namespace TelemetryGen.Tests;

/// <summary>One unsigned comparison says what two comparisons say, at every end.</summary>
public class ValueRangeTests
{
    [Theory]
    [InlineData(-4000, 12500)]
    [InlineData(0, 0)]
    [InlineData(int.MinValue, int.MaxValue)]
    [InlineData(int.MinValue + 1, -1)]
    [InlineData(1, int.MaxValue)]
    public void Signed_ranges_hold_their_ends_and_nothing_beyond(int minimum, int maximum)
    {
        foreach (var value in new[] { minimum, maximum, unchecked(minimum - 1), unchecked(maximum + 1), 0, int.MinValue, int.MaxValue })
        {
            Assert.Equal(value >= minimum && value <= maximum, ValueRange.IsInRange(value, minimum, maximum));
            Assert.Equal(value >= minimum && value <= maximum, ValueRange.IsInRange((long)value, minimum, maximum));
        }

        Assert.False(ValueRange.IsInRange(long.MinValue, minimum, maximum));
        Assert.False(ValueRange.IsInRange(long.MaxValue, minimum, maximum));
    }

    [Theory]
    [InlineData(30_000, 110_000)]
    [InlineData(0, uint.MaxValue)]
    [InlineData(uint.MaxValue, uint.MaxValue)]
    public void Unsigned_ranges_hold_their_ends_and_nothing_beyond(uint minimum, uint maximum)
    {
        foreach (var value in new[] { minimum, maximum, unchecked(minimum - 1), unchecked(maximum + 1), 0u, uint.MaxValue })
        {
            Assert.Equal(value >= minimum && value <= maximum, ValueRange.IsInRange(value, minimum, maximum));
            Assert.Equal(value >= minimum && value <= maximum, ValueRange.IsInRange((ulong)value, minimum, maximum));
        }

        Assert.False(ValueRange.IsInRange(ulong.MaxValue, minimum, maximum));
    }

    [Fact]
    public void Steps_in_range_become_the_integer_that_they_are()
    {
        Assert.Equal([byte.MinValue, byte.MaxValue], new[] { ScaledSteps.ToUInt8(0), ScaledSteps.ToUInt8(255) });
        Assert.Equal([sbyte.MinValue, sbyte.MaxValue], new[] { ScaledSteps.ToInt8(-128), ScaledSteps.ToInt8(127) });
        Assert.Equal([ushort.MinValue, ushort.MaxValue], new[] { ScaledSteps.ToUInt16(0), ScaledSteps.ToUInt16(65535) });
        Assert.Equal([short.MinValue, short.MaxValue], new[] { ScaledSteps.ToInt16(-32768), ScaledSteps.ToInt16(32767) });
        Assert.Equal([uint.MinValue, uint.MaxValue], new[] { ScaledSteps.ToUInt32(-0d), ScaledSteps.ToUInt32(4294967295) });
        Assert.Equal([int.MinValue, int.MaxValue], new[] { ScaledSteps.ToInt32(-2147483648), ScaledSteps.ToInt32(2147483647) });
        Assert.Equal([0UL, 9007199254740992UL], new[] { ScaledSteps.ToUInt64(0), ScaledSteps.ToUInt64(9007199254740992) });
        Assert.Equal([-9007199254740992, 9007199254740992],
            new[] { ScaledSteps.ToInt64(-9007199254740992), ScaledSteps.ToInt64(9007199254740992) });
    }
}
