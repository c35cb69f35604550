using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using TelemetryGen.EventHubs;

namespace Acme.Greenhouse.Tests;

/// <summary>What others send to the sample's hub.</summary>
public class UndecodableEventTests
{
    [Fact]
    public async Task An_event_that_is_no_record_is_a_dead_letter_with_its_error_and_the_run_goes_on()
    {
        await using var run = SampleRun.Start("--records 2000");
        var endpoint = new Uri((await run.WaitForLineAsync("Hub greenhouse at ")).Split(' ')[3].TrimEnd(','));
        await run.WaitForLineAsync("  climate  ");

        await SendAsync(run, endpoint, [1, 2, 3]);

        Assert.Matches(
            @"^Event \d+ of partition \d+, publisher 'visitor', went to the dead letters: Damaged\. Acme\.Greenhouse ends after 3 bytes; 8 "
                + @"are needed\.$",
            await run.WaitForLineAsync("Event "));
        Assert.Contains("2010-", await run.WaitForLineAsync("  climate  "), StringComparison.Ordinal);
    }

    private static async Task SendAsync(SampleRun run, Uri endpoint, byte[] body)
    {
        var policies = JsonNode.Parse(await File.ReadAllTextAsync(run.HubFile("policies.json"), TestContext.Current.CancellationToken))!;
        var key = (string)policies["policies"]!.AsArray().Single(p => (string?)p!["name"] == "send")!["primaryKey"]!;
        var resource = EventHubResource.Publisher(endpoint.Authority, "greenhouse", "visitor");
        using var authority =
            X509Certificate2.CreateFromPem(await File.ReadAllTextAsync(run.HubFile("ca.pem"), TestContext.Current.CancellationToken));
        using var handler = new SocketsHttpHandler
        {
            SslOptions = new SslClientAuthenticationOptions
            {
                CertificateChainPolicy = new X509ChainPolicy
                {
                    TrustMode = X509ChainTrustMode.CustomRootTrust, CustomTrustStore = { authority }, RevocationMode =
                        X509RevocationMode.NoCheck,
                },
            },
        };
        using var client = new HttpClient(handler);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(resource + "/messages"))
        {
            Content = new ByteArrayContent(body),
        };
        request.Headers.TryAddWithoutValidation(
            "Authorization", SasToken.Create(resource, "send", key, DateTimeOffset.UtcNow.AddMinutes(5)).Text);
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(201, (int)response.StatusCode);
    }
}
