namespace TelemetryGen.Schema.Tests.Compatibility;

/// <summary>A locked field as C#: what a fix puts into a source file again, so it has to be C#.</summary>
public class LockedDeclarationTests
{
    [Fact]
    public void A_field_is_written_as_it_was_declared() => Assert.Equal(
        "[Since(2), Scaled(0.1, Offset = -273.15), Unit(\"K\"), Range(-273.15, 26.85)] double? T",
        LockedDeclaration.Format(
            Scaled("T", 0.10m, WireType.UInt16) with { Offset = -273.15m, Unit = "K", Range = new(0, 3000), Since = 2, Optional = true }));

    [Theory]
    [InlineData("m\"\\", @"m\""\\")]
    [InlineData("a\nb\u2028c\t", @"a\u000Ab\u2028c\u0009")]
    public void A_unit_of_any_letters_is_a_literal_on_one_line(string unit, string literal) =>
        Assert.Equal($"[Unit(\"{literal}\")] int N", LockedDeclaration.Format(Integer("N") with { Unit = unit }));

    [Theory]
    [InlineData(double.NegativeInfinity, 1, "double.NegativeInfinity, 1")]
    [InlineData(0.5, double.PositiveInfinity, "0.5, double.PositiveInfinity")]
    [InlineData(-1e300, 1e20, "-1E+300, 1E+20d")]
    public void Bounds_of_floats_are_numbers_of_CSharp(double minimum, double maximum, string bounds) =>
        Assert.Equal($"[Range({bounds})] double F",
            LockedDeclaration.Format(Float("F", WireType.Float64) with { FloatRange = new(minimum, maximum) }));

    [Fact]
    public void Whole_bounds_that_no_integer_holds_are_doubles()
    {
        Assert.Equal(
            "[Scaled(1000000000000, Wire = WireInteger.Int64), Range(-10000000000000000000d, 20000000000000000000d)] double T",
            LockedDeclaration.Format(Scaled("T", 1e12m, WireType.Int64) with { Range = new(-10_000_000, 20_000_000) }));
        Assert.Equal("[Range(0, 18446744073709551615)] ulong N",
            LockedDeclaration.Format(Integer("N", WireType.UInt64) with { Range = new(0, ulong.MaxValue) }));
    }
}
