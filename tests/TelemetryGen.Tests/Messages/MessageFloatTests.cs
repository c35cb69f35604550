namespace TelemetryGen.Tests.Messages;

public class MessageFloatTests
{
    [Fact]
    public void Null_is_the_positive_quiet_NaN_of_Python_and_Java()
    {
        Assert.Equal(0x7FC0_0000u, BitConverter.SingleToUInt32Bits(MessageFloat.NullSingle));
        Assert.Equal(0x7FF8_0000_0000_0000u, BitConverter.DoubleToUInt64Bits(MessageFloat.NullDouble));
    }

    [Theory]
    [InlineData(0xFFC0_0000)]
    [InlineData(0x7FC0_0001)]
    [InlineData(0x7F80_0001)]
    public void Any_NaN_goes_out_as_that_one(uint bits)
    {
        Assert.Equal(0x7FC0_0000u, BitConverter.SingleToUInt32Bits(MessageFloat.ToWire(BitConverter.UInt32BitsToSingle(bits))));
        Assert.Equal(0x7FF8_0000_0000_0000u, BitConverter.DoubleToUInt64Bits(MessageFloat.ToWire(-double.NaN)));
    }

    [Fact]
    public void What_is_a_number_goes_out_bit_for_bit()
    {
        foreach (var value in (double[])[0, -0.0, double.Epsilon, double.MaxValue, double.NegativeInfinity])
        {
            Assert.Equal(BitConverter.DoubleToInt64Bits(value), BitConverter.DoubleToInt64Bits(MessageFloat.ToWire(value)));
            Assert.Equal(BitConverter.SingleToInt32Bits((float)value), BitConverter.SingleToInt32Bits(MessageFloat.ToWire((float)value)));
        }
    }
}
