using TelemetryGen.Cli.Sizing;

namespace TelemetryGen.Cli.Tests;

public class SizeBarTests
{
    [Theory]
    [InlineData(17, 8, 8, "########")]
    [InlineData(17, 1, 17, "#................")]
    [InlineData(17, 0, 0, "")]
    [InlineData(400, 1, 400, "#.......................................")]
    [InlineData(400, 20, 20, "##")]
    [InlineData(41, 41, 41, "#####################")]
    public void A_bar_is_as_long_as_its_bytes(int largest, int minimum, int maximum, string expected) =>
        Assert.Equal(expected, SizeBar.For(largest).Format(minimum, maximum));

    [Theory]
    [InlineData(40, "#")]
    [InlineData(400, "#: 10 bytes each")]
    public void The_head_of_the_column_says_what_a_character_is(int largest, string expected) =>
        Assert.Equal(expected, SizeBar.For(largest).Legend("#"));
}
