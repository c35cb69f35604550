using TelemetryGen.Testing;

namespace TelemetryGen.Tests;

/// <summary>How much the tests of all projects try.</summary>
public class EffortTests
{
    [Fact]
    public void A_sample_is_tried_unless_the_environment_asks_for_all()
    {
        var isThorough = Environment.GetEnvironmentVariable("TELEMETRYGEN_THOROUGH") == "1";

        Assert.Equal((isThorough, isThorough ? 9 : 2), (Effort.IsThorough, Effort.Of(2, 9)));
    }

    [Theory]
    [InlineData(0, 9)]
    [InlineData(10, 9)]
    public void A_sample_of_nothing_or_of_more_than_all_is_refused(int usual, int thorough) =>
        Assert.Equal("usual", Assert.Throws<ArgumentOutOfRangeException>(() => Effort.Of(usual, thorough)).ParamName);
}
