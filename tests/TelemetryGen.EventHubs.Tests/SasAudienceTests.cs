namespace TelemetryGen.EventHubs.Tests;

public sealed class SasAudienceTests
{
    [Theory]
    [InlineData("https://localhost/", "greenhouse/messages", true)]
    [InlineData("https://localhost", "greenhouse/messages", true)]
    [InlineData("https://localhost/greenhouse", "greenhouse/messages", true)]
    [InlineData("https://localhost/greenhouse/", "greenhouse/messages", true)]
    [InlineData("https://localhost/GreenHouse", "greenhouse/messages", true)]
    [InlineData("https://localhost/greenhouse", "greenhouse2/messages", false)]
    [InlineData("https://localhost/greenhouse2", "greenhouse/messages", false)]
    [InlineData("https://localhost/greenhouse/messages", "greenhouse/messages", true)]
    [InlineData("https://localhost/greenhouse/publishers/a", "greenhouse/publishers/a/messages", true)]
    [InlineData("https://localhost/greenhouse/publishers/a", "greenhouse/publishers/ab/messages", false)]
    [InlineData("https://localhost/greenhouse/publishers/a", "greenhouse/publishers/A/messages", false)]
    [InlineData("https://localhost/greenhouse/publishers/a", "greenhouse/messages", false)]
    [InlineData("https://localhost/greenhouse/publishers/a%20b", "greenhouse/publishers/a b/messages", true)]
    [InlineData("https://localhost/greenhouse/partitions/1", "greenhouse/partitions/10/messages", false)]
    public void Audience_covers_whole_segments_below_it(string resource, string path, bool covered)
    {
        Assert.True(SasAudience.TryParse(resource, out var audience));
        Assert.Equal(covered, audience.Covers(path.Split('/')));
    }

    [Theory]
    [InlineData("https://Localhost:8443/a", "localhost", 8443)]
    [InlineData("https://localhost:443/a", "localhost", null)]
    [InlineData("sb://localhost/a", "localhost", null)]
    [InlineData("sb://localhost:5671/a", "localhost", 5671)]
    [InlineData("https://[::1]:8443/a", "::1", 8443)]
    [InlineData("http://127.0.0.1/a", "127.0.0.1", null)]
    public void Audience_tells_host_and_port(string resource, string host, int? port)
    {
        Assert.True(SasAudience.TryParse(resource, out var audience));
        Assert.Equal(host, audience.Host);
        Assert.Equal(port, audience.Port);
    }
}
