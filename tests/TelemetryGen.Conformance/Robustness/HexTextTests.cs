namespace TelemetryGen.Conformance.Robustness;

public class HexTextTests
{
    [Theory]
    [InlineData(0, "")]
    [InlineData(2, "abab")]
    [InlineData(64, Sixty4)]
    [InlineData(65, Sixty4 + "... (65 bytes)")]
    public void Sixty_four_bytes_are_shown(int length, string expected) =>
        Assert.Equal(expected, HexText.Shorten([.. Enumerable.Repeat((byte)0xAB, length)]));

    [Fact]
    public void A_difference_is_shown_from_where_it_begins()
    {
        var zeros = new byte[3000];
        var one = new byte[3000];
        one[2998] = 1;

        Assert.Equal("written from byte 2998 on as 0100 instead of 0000", HexText.DescribeDifference(one, zeros));
        Assert.Equal("written from byte 2999 on as  instead of 00", HexText.DescribeDifference(zeros[..2999], zeros));
        Assert.Equal("", HexText.DescribeDifference(zeros, [.. zeros]));
    }

    private const string Sixty4 = "abababababababababababababababababababababababababababababababab"
        + "abababababababababababababababababababababababababababababababab";
}
