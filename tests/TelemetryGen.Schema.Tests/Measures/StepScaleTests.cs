using System.Globalization;

namespace TelemetryGen.Schema.Tests.Measures;

/// <summary>Step and offset in whole numbers, and the rule of rounding as the tools follow it.</summary>
public class StepScaleTests
{
    [Theory]
    [InlineData("0.01", "0", 1, 100, 0)]
    [InlineData("0.010", "0.00", 1, 100, 0)]
    [InlineData("0.4", "0", 2, 5, 0)]
    [InlineData("0.3", "0", 3, 10, 0)]
    [InlineData("0.25", "0", 1, 4, 0)]
    [InlineData("0.5", "0.25", 2, 4, 1)]
    [InlineData("0.3", "0.25", 6, 20, 5)]
    [InlineData("0.1", "-273.15", 2, 20, -5463)]
    [InlineData("10", "0", 10, 1, 0)]
    [InlineData("10", "5", 10, 1, 5)]
    [InlineData("1", "0", 1, 1, 0)]
    [InlineData("0.333333333333333", "0", 333333333333333, 1000000000000000, 0)]
    public void The_least_whole_numbers(string step, string offset, long size, long scale, long zero) =>
        Assert.Equal(new StepScale(size, scale, zero), StepScale.From(Field(step, offset)));

    [Theory]
    [InlineData("0.4", "0", 4, 10, 0)]
    [InlineData("0.25", "0.5", 25, 100, 50)]
    [InlineData("0.010", "5.0", 1, 100, 500)]
    [InlineData("1000", "0", 1000, 1, 0)]
    public void The_same_in_a_power_of_ten(string step, string offset, long size, long scale, long zero) =>
        Assert.Equal(new StepScale(size, scale, zero), StepScale.InTens(Field(step, offset)));

    [Theory]
    [InlineData("1", "0", true)]
    [InlineData("0.125", "0", true)]
    [InlineData("0.125", "0.125", false)]
    [InlineData("0.375", "0", false)]
    [InlineData("2", "0", false)]
    [InlineData("0.1", "0", false)]
    public void Only_halves_of_halves_of_a_unit_need_no_more_than_a_rounding(string step, string offset, bool isBinary) =>
        Assert.Equal(isBinary, StepScale.From(Field(step, offset)).IsBinary);

    [Theory]
    [InlineData("0.000000000001", "100000", false)]
    [InlineData("0.000000000001", "1000", false)]
    [InlineData("0.000000000001", "100", true)]
    [InlineData("0.33333333333333333", "0", false)]
    [InlineData("1000000000000", "0", true)]
    public void What_has_more_digits_than_a_double_is_told(string step, string offset, bool holds)
    {
        var field = Field(step, offset);

        Assert.Equal(holds, StepScale.IsExact(field));
        Assert.Equal(
            holds ? [] : [
                $"M counts steps of {field.Step.ToString(CultureInfo.InvariantCulture)} "
                    + $"from {field.Offset.ToString(CultureInfo.InvariantCulture)}. Between a step and the offset lie 15 digits at most, "
                    + "as many as a double is sure of, and neither is above 1E+18 of them."],
            SpecCheck.Check(Specs.Message(field), 5).Select(p => p.Message));
    }

    [Theory]
    [InlineData("0.0000000000000000000012345678", "0",
        "step of M is 0.0000000000000000000012345678; it must be a number above 0, from 1e-12 to 1e12.")]
    [InlineData("0.0000000000000000000000000001", "0",
        "step of M is 0.0000000000000000000000000001; it must be a number above 0, from 1e-12 to 1e12.")]
    [InlineData("0.0000000000009", "0", "step of M is 0.0000000000009; it must be a number above 0, from 1e-12 to 1e12.")]
    [InlineData("1000000000001", "0", "step of M is 1000000000001; it must be a number above 0, from 1e-12 to 1e12.")]
    [InlineData("-0.1", "0", "step of M is -0.1; it must be a number above 0, from 1e-12 to 1e12.")]
    [InlineData("1", "-1000000000000000", "offset of M is -1000000000000000; it must be a number between -1e15 and 1e15.")]
    [InlineData("1", "79228162514264337593543950335",
        "offset of M is 79228162514264337593543950335; it must be a number between -1e15 and 1e15.")]
    public void A_step_or_offset_beyond_the_bounds_of_the_rule_is_told_wherever_it_comes_from(string step, string offset, string problem) =>
        Assert.Equal("The " + problem, Assert.Single(SpecCheck.Check(Specs.Message(Field(step, offset)), 5)).Message);

    [Theory]
    [InlineData("0.4", "0", "0.6", 2)]
    [InlineData("0.3", "0", "1.35", 4)]
    [InlineData("0.1", "0.5", "0.55", 0)]
    [InlineData("0.1", "0.5", "0.550000000000000000000000001", 1)]
    [InlineData("0.3", "0", "-1.35", -4)]
    [InlineData("0.3", "0", "1.3500000000000000000000000001", 5)]
    public void Decimals_are_rounded_exactly(string step, string offset, string value, int steps)
    {
        Assert.Equal(steps, StepRounding.Round(Number(value), Number(step), Number(offset)));
        if (value.Length < 10)
        {
            Assert.Equal(steps, StepScale.From(Field(step, offset)).Round((double)Number(value)));
            Assert.Equal(steps, StepScale.From(Field(step, offset)).Round((float)Number(value)));
        }
    }

    private static FieldSpec Field(string step, string offset) => Specs.Scaled("M", Number(step)) with { Offset = Number(offset) };

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
