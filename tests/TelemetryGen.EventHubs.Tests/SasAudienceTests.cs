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
    [InlineData("https://Localhost:8443/a", "localhost", 8443, "localhost:8443")]
    [InlineData("https://localhost:443/a", "localhost", null, "localhost")]
    [InlineData("sb://localhost/a", "localhost", null, "localhost")]
    [InlineData("sb://localhost:5671/a", "localhost", 5671, "localhost:5671")]
    [InlineData("amqps://localhost/a", "localhost", null, "localhost")]
    [InlineData("amqps://localhost:5671/a", "localhost", null, "localhost")]
    [InlineData("amqps://localhost:5672/a", "localhost", 5672, "localhost:5672")]
    [InlineData("amqp://localhost:5672/a", "localhost", null, "localhost")]
    [InlineData("https://[::1]:8443/a", "::1", 8443, "[::1]:8443")]
    [InlineData("http://127.0.0.1/a", "127.0.0.1", null, "127.0.0.1")]
    [InlineData("localhost:8443/a", "localhost", 8443, "localhost:8443")]
    [InlineData("Contoso.servicebus.windows.net", "contoso.servicebus.windows.net", null, "contoso.servicebus.windows.net")]
    [InlineData("[::1]/a", "::1", null, "[::1]")]
    public void Audience_tells_host_and_port(string resource, string host, int? port, string authority)
    {
        Assert.True(SasAudience.TryParse(resource, out var audience));
        Assert.Equal((resource, host, port, authority), (audience.Resource, audience.Host, audience.Port, audience.Authority));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/greenhouse")]
    [InlineData("//localhost/greenhouse")]
    [InlineData("\\\\localhost\\greenhouse")]
    [InlineData("https:localhost")]
    [InlineData("ws://localhost/")]
    [InlineData("user@localhost/a")]
    [InlineData("localhost/a?x=1")]
    [InlineData("localhost:99999/a")]
    public void What_names_no_host_is_no_audience(string resource) => Assert.False(SasAudience.TryParse(resource, out _));
}
