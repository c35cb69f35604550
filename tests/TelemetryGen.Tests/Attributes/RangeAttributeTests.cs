namespace TelemetryGen.Tests.Attributes;

/// <summary>The compiler's choice among the constructors keeps every bound exact.</summary>
public class RangeAttributeTests
{
    [Fact]
    public void Whole_numbers_stay_whole() => AssertBounds(new RangeAttribute(-40, 85), -40L, 85L);

    [Fact]
    public void The_ends_of_int64_are_exact() =>
        AssertBounds(new RangeAttribute(long.MinValue, long.MaxValue), long.MinValue, long.MaxValue);

    [Fact]
    public void What_is_beyond_int64_is_unsigned() => AssertBounds(new RangeAttribute(0UL, ulong.MaxValue), 0UL, ulong.MaxValue);

    [Fact]
    public void A_literal_of_uint_is_a_long() => AssertBounds(new RangeAttribute(0, 4_000_000_000), 0L, 4_000_000_000L);

    [Fact]
    public void One_bound_with_a_point_makes_both_doubles() => AssertBounds(new RangeAttribute(0, 25.4), 0d, 25.4);

    private static void AssertBounds(RangeAttribute range, object minimum, object maximum) =>
        Assert.Equal((minimum, maximum), (range.Minimum, range.Maximum));
}
