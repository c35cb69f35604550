using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;

namespace TelemetryGen.LocalHub.Tests;

public sealed class TlsTests
{
    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("[::1]")]
    [InlineData("gateway.lan")]
    [InlineData("192.168.1.10")]
    public async Task Client_that_trusts_the_authority_accepts_every_name_of_the_hub(string host)
    {
        await using var hub = await TestHub.StartAsync(o => o with { HostNames = ["gateway.lan", "192.168.1.10"] });
        var endpoint = new Uri($"https://{host}:{hub.Hub.Endpoint.Port}/");
        using var client = Trust.NewClient(endpoint, Trust.Only(hub.Hub.CaPemPath));

        using var response =
            await client.PostAsync(new Uri("/greenhouse/messages", UriKind.Relative), null, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task Client_refuses_a_hub_under_a_wrong_name()
    {
        await using var hub = await TestHub.StartAsync();
        using var client = Trust.NewClient(new Uri($"https://elsewhere.lan:{hub.Hub.Endpoint.Port}/"), Trust.Only(hub.Hub.CaDerPath));

        var error = await Assert.ThrowsAsync<HttpRequestException>(
            () => client.GetAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken));

        Assert.Contains("RemoteCertificateNameMismatch", error.InnerException!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Client_that_trusts_another_hubs_authority_refuses()
    {
        await using var hub = await TestHub.StartAsync();
        await using var other = await TestHub.StartAsync();
        using var client = Trust.NewClient(hub.Hub.Endpoint, Trust.Only(other.Hub.CaDerPath));

        var error = await Assert.ThrowsAsync<HttpRequestException>(
            () => client.GetAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken));

        Assert.Contains("errors in the certificate chain", error.InnerException!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SslProtocols.Tls12)]
    [InlineData(SslProtocols.Tls13)]
    public async Task Hub_speaks_tls_1_2_and_1_3(SslProtocols protocol)
    {
        await using var hub = await TestHub.StartAsync();

        Assert.Equal(protocol, await HandshakeAsync(hub, protocol));
    }

    [Fact]
    public async Task Hub_refuses_tls_1_1()
    {
        await using var hub = await TestHub.StartAsync();

#pragma warning disable SYSLIB0039, CA5397 // That the old one is refused is what is tested.
        await Assert.ThrowsAnyAsync<Exception>(() => HandshakeAsync(hub, SslProtocols.Tls11));
#pragma warning restore SYSLIB0039, CA5397
        Assert.Equal(SslProtocols.Tls13, await HandshakeAsync(hub, SslProtocols.Tls13));
    }

    [Fact]
    public async Task Plain_http_gets_no_answer_and_the_hub_goes_on()
    {
        await using var hub = await TestHub.StartAsync();
        using var plain = new HttpClient();

        await Assert.ThrowsAsync<HttpRequestException>(
            () => plain.GetAsync(new Uri($"http://127.0.0.1:{hub.Hub.Endpoint.Port}/"), TestContext.Current.CancellationToken));

        await Answers.AssertStoredAsync(await hub.SendAsync("/greenhouse/messages", Answers.Body("a")));
    }

    private static async Task<SslProtocols> HandshakeAsync(TestHub hub, SslProtocols protocol)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, hub.Hub.Endpoint.Port, TestContext.Current.CancellationToken);
        await using var stream = new SslStream(client.GetStream());
        await stream.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions
            {
                TargetHost = "localhost",
                EnabledSslProtocols = protocol,
                CertificateChainPolicy = Trust.Only(hub.Hub.CaDerPath),
            },
            TestContext.Current.CancellationToken);
        return stream.SslProtocol;
    }
}
