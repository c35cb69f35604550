namespace TelemetryGen.Server.Tests.EventHubs;

/// <summary>What a namespace is called in the log.</summary>
public class AddressTests
{
    private const string Key = ";SharedAccessKeyName=a;SharedAccessKey=c2VjcmV0;EntityPath=greenhouse";

    [Theory]
    [InlineData("Endpoint=sb://contoso.servicebus.windows.net/", null, "contoso.servicebus.windows.net")]
    [InlineData("Endpoint=sb://contoso.servicebus.windows.net:5671/", null, "contoso.servicebus.windows.net")]
    [InlineData("Endpoint=sb://localhost:32811;UseDevelopmentEmulator=true", null, "localhost:32811")]
    [InlineData("Endpoint=sb://localhost/", "sb://localhost:5699", "localhost:5699")]
    [InlineData("Endpoint=sb://contoso/", "sb://192.168.1.10:5699", "contoso at 192.168.1.10:5699")]
    [InlineData("Endpoint=sb://contoso/", "sb://192.168.1.10:5671", "contoso at 192.168.1.10")]
    [InlineData(null, null, "contoso.servicebus.windows.net")]
    public void A_port_that_is_not_Azures_is_in_it(string? connectionString, string? custom, string expected) => Assert.Equal(
        expected,
        EventHubsNames.AddressOf(new()
        {
            ConnectionString = connectionString is null ? null : connectionString + Key,
            FullyQualifiedNamespace = connectionString is null ? "contoso.servicebus.windows.net" : null,
            HubName = "greenhouse",
            CustomEndpointAddress = custom is null ? null : new Uri(custom),
        }));
}
