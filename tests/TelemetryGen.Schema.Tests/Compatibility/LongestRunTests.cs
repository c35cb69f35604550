namespace TelemetryGen.Schema.Tests;

public class LongestRunTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("1", "1")]
    [InlineData("1 2 3", "1 2 3")]
    [InlineData("2 3 1 4", "2 3 4")]
    [InlineData("4 1 2 3", "1 2 3")]
    [InlineData("3 2 1", "3")]
    public void It_leaves_out_as_few_as_it_can(string items, string expected)
    {
        var numbers = items.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse).ToArray();

        Assert.Equal(expected, string.Join(' ', LongestRun.Find(numbers, n => n)));
    }
}
