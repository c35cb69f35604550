using System.Security.Authentication;
using Azure.Messaging.EventHubs;
using TelemetryGen.EventHubs;
using TelemetryGen.Server.Diagnostics;

namespace TelemetryGen.Server.Tests.Diagnostics;

/// <summary>What the log has of an error of Azure, or of another side.</summary>
public class FailureTextTests
{
    [Theory]
    [InlineData(
        "40103: Invalid signature. TrackingId:8b1_G12, SystemTracker:contoso:eventhub:h~32766, Timestamp:2026-12-01T06:00:00 (h). For "
            + "troubleshooting information, see https://aka.ms/azsdk/net/eventhubs/exceptions/troubleshoot",
        "40103: Invalid signature. TrackingId:8b1_G12")]
    [InlineData(
        "The token has expired. To know more please visit https://aka.ms/sbResourceMgrExceptions. TrackingId:5c, SystemTracker:x, "
            + "Timestamp:2026-12-01T06:00:00",
        "The token has expired. TrackingId:5c")]
    [InlineData(
        "Server failed to authenticate the request.\nRequestId:9c7\nTime:2026-12-01T06:00:00Z\nStatus: 403 (Forbidden)\nErrorCode: "
            + "AuthenticationFailed\n\nAdditional Information:\nA: b\n\nContent:\n<?xml?>\n\nHeaders:\nServer: Azurite\n",
        "Server failed to authenticate the request. RequestId:9c7 Status: 403 (Forbidden) ErrorCode: AuthenticationFailed")]
    [InlineData("Connection refused (127.0.0.1:80)", "Connection refused (127.0.0.1:80)")]
    public void Reason_and_number_stay(string message, string expected) => Assert.Equal(expected, AzureErrorText.Shorten(message));

    [Fact]
    public void The_clients_own_advice_is_cut()
    {
        var error = new EventHubsException(true, "greenhouse", "The hub is busy.", EventHubsException.FailureReason.ServiceBusy);

        Assert.Contains("aka.ms", error.Message, StringComparison.Ordinal);
        Assert.Equal("The hub is busy.", FailureText.Of(error));
    }

    [Fact]
    public void Our_own_text_is_more_than_what_it_met_and_a_certificate_more_than_that_there_is_no_TLS()
    {
        Assert.Equal("Mend it.", FailureText.Of(new AggregateException(new IOException("a"), new TelemetryServerException("Mend it."))));
        Assert.Equal(
            "The certificate is another's.",
            FailureText.Of(new HttpRequestException("See inner exception.", new AuthenticationException("The certificate is another's."))));
    }
}
