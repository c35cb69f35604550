namespace TelemetryGen.Schema.Tests.Measures;

/// <summary>Steps to units and back, and where decimals end.</summary>
public class StepUnitsTests
{
    private static readonly FieldSpec Kelvin = Scaled("T", 0.1m) with { Offset = -273.15m };
    private static readonly FieldSpec Huge = Scaled("T", 1e12m, WireType.Int64);

    [Fact]
    public void Steps_are_exact_in_units_and_units_in_steps()
    {
        Assert.Equal(26.85m, Kelvin.ToUnits(3000));
        Assert.Equal(3000m, StepUnits.ToSteps(26.85m, Kelvin.Step, Kelvin.Offset));
        Assert.Equal(0.5m, StepUnits.ToSteps(5, 10, 0));
        Assert.Equal(7m, Integer("N").ToUnits(7));
    }

    [Fact]
    public void What_is_beyond_all_decimals_is_none()
    {
        Assert.Null(Huge.ToUnits(long.MaxValue));
        Assert.Null((Kelvin with { Offset = decimal.MaxValue }).ToUnits(10));
        Assert.Null(StepUnits.ToSteps(decimal.MaxValue, 0.1m, 0));
        Assert.Null(StepUnits.ToSteps(decimal.MinValue, 1, 1));
    }

    [Fact]
    public void A_bound_is_said_as_it_is_declared_and_in_steps_where_that_is_no_decimal()
    {
        Assert.Equal("-40", Scaled("T", 0.01m).BoundText(-4000));
        Assert.Equal("9223372036854775807 steps of 1000000000000", Huge.BoundText(long.MaxValue));
    }

    [Fact]
    public void A_declared_range_beyond_all_decimals_is_refused_before_it_is_written()
    {
        var field = Huge with { Range = new(0, long.MaxValue) };

        Assert.Equal(
            [new SpecProblem("TLG0403", "T", "The range of T, 0..9223372036854775807 steps of 1000000000000, is beyond all decimals. "
                    + "Use a smaller step, or a narrower range.")],
            SpecCheck.Check(Message(field), 1));
        Assert.Equal(
            "The range of T, 0 to 9223372036854775807 steps of 1000000000000, is beyond all decimals.",
            Assert.Throws<OverflowException>(() => SchemaDocument.ToXml(SchemaOf(Message(field)))).Message);
        Assert.Empty(SpecCheck.Check(Message(Huge with { Range = new(0, 1L << 55) }), 1));
    }
}
