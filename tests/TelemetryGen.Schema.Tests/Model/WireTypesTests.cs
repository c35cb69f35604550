namespace TelemetryGen.Schema.Tests.Model;

public class WireTypesTests
{
    [Theory]
    [InlineData(0, 254, true, WireType.UInt8)]
    [InlineData(0, 255, false, WireType.UInt8)]
    [InlineData(0, 255, true, WireType.UInt16)]
    [InlineData(-128, 127, false, WireType.Int8)]
    [InlineData(-128, 127, true, WireType.Int16)]
    [InlineData(-4000, 8500, false, WireType.Int16)]
    [InlineData(-1, 4294967296, false, WireType.Int64)]
    public void The_narrowest_type_holds_the_range_and_keeps_null_out_of_it(long minimum, long maximum, bool optional, WireType expected) =>
        Assert.Equal(expected, WireTypes.Narrowest(minimum, maximum, optional));

    [Fact]
    public void No_type_holds_more_than_64_bits() => Assert.Null(WireTypes.Narrowest(-1, ulong.MaxValue, optional: false));

    [Fact]
    public void Every_type_is_found_by_its_name() =>
        Assert.All(Enum.GetValues<WireType>(), type => Assert.Equal(type, WireTypes.FromSbeName(type.SbeName())));

    [Theory]
    [InlineData(WireType.UInt8, 255)]
    [InlineData(WireType.UInt16, 65535)]
    [InlineData(WireType.Int8, -128)]
    [InlineData(WireType.Int16, -32768)]
    [InlineData(WireType.Int64, long.MinValue)]
    public void Null_is_the_value_that_sbe_names(WireType type, long expected) => Assert.Equal(expected, type.NullValue());
}
