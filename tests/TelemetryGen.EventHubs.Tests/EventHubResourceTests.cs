namespace TelemetryGen.EventHubs.Tests;

public sealed class EventHubResourceTests
{
    [Fact]
    public void Resources_are_https_uris_from_the_namespace_down()
    {
        Assert.Equal("https://localhost:8443/", EventHubResource.Namespace("localhost:8443").AbsoluteUri);
        Assert.Equal(
            "https://contoso.servicebus.windows.net/greenhouse",
            EventHubResource.Hub("contoso.servicebus.windows.net", "greenhouse").AbsoluteUri);
        Assert.Equal(
            "https://localhost:8443/greenhouse/publishers/wipy-01",
            EventHubResource.Publisher("localhost:8443", "greenhouse", "wipy-01").AbsoluteUri);
        Assert.Equal("https://localhost/greenhouse/partitions/3", EventHubResource.Partition("localhost", "greenhouse", 3).AbsoluteUri);
    }

    [Fact]
    public void A_publisher_name_is_escaped_once_in_the_uri()
    {
        var resource = EventHubResource.Publisher("localhost", "greenhouse", "bed 1:ä");

        Assert.Equal("https://localhost/greenhouse/publishers/bed%201%3A%C3%A4", resource.AbsoluteUri);
        Assert.True(SasAudience.TryParse(resource.AbsoluteUri, out var audience));
        Assert.Equal(["greenhouse", "publishers", "bed 1:ä"], audience.Segments);
    }

    [Theory]
    [InlineData("https://localhost")]
    [InlineData("localhost/")]
    [InlineData("localhost/a")]
    [InlineData("user@localhost")]
    [InlineData("local host")]
    [InlineData("localhost:99999")]
    public void A_host_is_a_name_with_an_optional_port_and_no_more(string host)
    {
        var error = Assert.Throws<ArgumentException>(() => EventHubResource.Namespace(host));

        Assert.Equal($"'{host}' is not a host name with an optional port, such as localhost:8443. (Parameter 'host')", error.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-a")]
    [InlineData("a-")]
    [InlineData("a/b")]
    [InlineData("grün")]
    public void A_hub_name_that_azure_refuses_is_refused(string hub)
    {
        var error = Assert.Throws<ArgumentException>(() => EventHubResource.Hub("localhost", hub));

        Assert.Equal($"'{hub}' is not a hub name. (Parameter 'hub')", error.Message);
    }

    [Theory]
    [InlineData("..")]
    [InlineData("a/b")]
    [InlineData("a%2Fb")]
    [InlineData("a\nb")]
    public void A_publisher_name_that_is_not_one_segment_is_refused(string publisher)
    {
        var error = Assert.Throws<ArgumentException>(() => EventHubResource.Publisher("localhost", "greenhouse", publisher));

        Assert.Equal($"'{publisher}' is not a publisher name. (Parameter 'publisher')", error.Message);
    }

    [Fact]
    public void Names_have_the_lengths_of_the_service()
    {
        Assert.True(EventHubNames.IsHub(new string('a', 256)));
        Assert.False(EventHubNames.IsHub(new string('a', 257)));
        Assert.True(EventHubNames.IsPublisher(new string('a', 128)));
        Assert.False(EventHubNames.IsPublisher(new string('a', 129)));
    }
}
