using System.Globalization;

namespace TelemetryGen.Schema.Tests.Measures;

/// <summary>Numbers as every output writes them.</summary>
public class NumberTextTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("0.00", "0")]
    [InlineData("-0.0", "0")]
    [InlineData("-40.00", "-40")]
    [InlineData("300.0", "300")]
    [InlineData("0.010", "0.01")]
    [InlineData("1000000000000", "1000000000000")]
    [InlineData("0.0000000000000000000000000001", "0.0000000000000000000000000001")]
    [InlineData("7.9228162514264337593543950335", "7.9228162514264337593543950335")]
    [InlineData("-79228162514264337593543950335", "-79228162514264337593543950335")]
    public void A_decimal_has_all_its_digits_and_no_zeros_behind_them(string value, string expected) =>
        Assert.Equal(expected, NumberText.Format(decimal.Parse(value, CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData(0.1, "0.1")]
    [InlineData(1, "1")]
    [InlineData(0.30000000000000004, "0.30000000000000004")]
    [InlineData(1e300, "1E+300")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.NegativeInfinity, "-Infinity")]
    public void A_double_is_the_shortest_text_that_is_it_again(double value, string expected) =>
        Assert.Equal(expected, NumberText.Format(value));

    [Fact]
    public void A_float_is_written_as_the_float_that_it_is()
    {
        Assert.Equal("0.1", NumberText.Format(0.1f));
        Assert.Equal("3.4028235E+38", NumberText.Format(float.MaxValue));
    }

    [Fact]
    public void The_culture_of_whoever_runs_it_does_not_matter()
    {
        var (before, another) = (CultureInfo.CurrentCulture, (CultureInfo)CultureInfo.InvariantCulture.Clone());
        (another.NumberFormat.NumberDecimalSeparator, another.NumberFormat.NegativeSign) = (",", "~");
        CultureInfo.CurrentCulture = another;
        try
        {
            Assert.Equal(["-1234.5", "-1234.5", "-1234.5", "-1234"],
                [NumberText.Format(-1234.5m), NumberText.Format(-1234.5), NumberText.Format(-1234.5f), NumberText.Format(-1234L)]);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
