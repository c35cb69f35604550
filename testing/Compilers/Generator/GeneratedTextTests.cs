using System.Text;
using TelemetryGen.Generator.CSharp;

namespace TelemetryGen.Generator.Tests;

/// <summary>Written text arrives at the compiler as it is, whatever its length.</summary>
public class GeneratedTextTests
{
    // The compiler keeps texts from 40 K characters on in pieces, and a StringBuilder its own of 8,000.
    [Theory, InlineData(0), InlineData(1), InlineData(7_999), InlineData(8_001), InlineData(40_959), InlineData(
        40_960), InlineData(500_003)]
    public void Text_of_any_length_is_the_same(int length)
    {
        var text = new StringBuilder();
        while (text.Length < length)
        {
            text.Append((char)('a' + (text.Length * 31 % 1009 % 26)));
        }

        var source = GeneratedText.Create(text);

        Assert.Equal(text.ToString(), source.ToString());
        Assert.Equal(Encoding.UTF8, source.Encoding);
    }

    [Fact]
    public void Characters_outside_ASCII_are_kept()
    {
        var text = new StringBuilder().Append('x', 40_959).Append("\U0001F331Gew\u00E4chshaus");

        Assert.Equal(text.ToString(), GeneratedText.Create(text).ToString());
    }
}
