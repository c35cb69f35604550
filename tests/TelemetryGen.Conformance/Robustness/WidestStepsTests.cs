namespace TelemetryGen.Conformance.Robustness;

/// <summary>Measures in steps of 64 bits: a double holds whole numbers up to 2^53, so that is their range unless it is given.</summary>
public class WidestStepsTests
{
    [Theory]
    [InlineData(9007199254740.994)]
    [InlineData(-9007199254740.994)]
    [InlineData(9223372036854775.807)]
    [InlineData(1e300)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(double.NaN)]
    public void More_steps_than_a_double_counts_are_refused(double wide)
    {
        Span<byte> bytes = stackalloc byte[Measures.MaxPayloadBytes];

        Assert.False(new Measures { Wide = wide }.TryWrite(bytes, out var length, out var error));

        Assert.Equal((0, TelemetryErrorCode.ValueOutOfRange, "Measures.Wide"), (length, error.Code, error.Subject));
    }

    [Theory]
    [InlineData(9007199254740.992)]
    [InlineData(-9007199254740.992)]
    [InlineData(9007199254740.991)]
    [InlineData(0.001)]
    public void What_it_counts_comes_back(double wide)
    {
        var bytes = new byte[Measures.MaxPayloadBytes];
        var length = new Measures { Wide = wide }.Write(bytes);

        Assert.Equal(wide, Measures.Read(bytes.AsSpan(0, length)).Wide);
    }
}
