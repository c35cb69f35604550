using System.Net;
using System.Net.Sockets;
using System.Text;
using TelemetryGen.Testing.Hubs;

namespace TelemetryGen.Devices.Tests;

/// <summary>A server that cannot be verified gets nothing: no request, no token.</summary>
public class TlsTests(AzureLikeChain chain) : SenderTest, IClassFixture<AzureLikeChain>
{
    private const string Send = "attempt(sender, b'one')";

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_server_of_another_authority_is_refused(string runtime)
    {
        using var other = new TestCertificates("Other CA");
        await using var hub = Hub();
        AssertRefused(await RunAsync(runtime, hub.Port, Send, ca: other.AuthorityDer), "localhost", hub);
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_server_of_another_name_is_refused(string runtime)
    {
        await using var hub = new ScriptedHub(Certificates.Issue("other.test"));
        AssertRefused(await RunAsync(runtime, hub.Port, Send), "localhost", hub);
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task An_expired_certificate_is_refused(string runtime)
    {
        await using var hub = new ScriptedHub(Certificates.Issue(validDaysFrom: -30, validDaysTo: -1));
        AssertRefused(await RunAsync(runtime, hub.Port, Send), "localhost", hub);
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_certificate_that_is_not_valid_yet_is_refused(string runtime)
    {
        await using var hub = new ScriptedHub(Certificates.Issue(validDaysFrom: 1, validDaysTo: 30));
        AssertRefused(await RunAsync(runtime, hub.Port, Send), "localhost", hub);
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task An_address_must_be_in_the_certificate_as_well(string runtime)
    {
        await using var named = Hub();
        AssertRefused(await RunAsync(runtime, named.Port, Send, host: "127.0.0.1"), "127.0.0.1", named);

        await using var numbered = new ScriptedHub(Certificates.Issue("127.0.0.1"));
        Assert.Equal(["sent"], await RunAsync(runtime, numbered.Port, Send, host: "127.0.0.1"));
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_server_that_speaks_TLS_1_1_is_refused_with_the_alert_for_its_version(string runtime)
    {
        using var server = new OldTlsServer();
        var served = server.ServeOneAsync(TestContext.Current.CancellationToken);
        var lines = await RunAsync(runtime, server.Port, Send);

        Assert.StartsWith("TlsError 0  cannot trust localhost: ", Assert.Single(lines), StringComparison.Ordinal);
        var alert = await served;
        Assert.Equal(21, alert[0]);
        // fatal, protocol_version
        Assert.Equal(new byte[] { 2, 70 }, alert[5..]);
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_server_that_does_not_speak_TLS_gets_no_request(string runtime)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var received = ReceiveAsync(listener);
        var lines = await RunAsync(runtime, ((IPEndPoint)listener.LocalEndpoint).Port, Send);

        Assert.StartsWith("TlsError 0  cannot trust localhost: ", Assert.Single(lines), StringComparison.Ordinal);
        Assert.DoesNotContain("Shared", await received, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_line_that_breaks_during_the_handshake_is_no_refusal(string runtime)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var closing = CloseFirstAsync(listener);
        var lines = await RunAsync(runtime, ((IPEndPoint)listener.LocalEndpoint).Port, Send);
        await closing;

        Assert.StartsWith("RetryLater 0 10 no connection: ", Assert.Single(lines), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task The_authorities_may_be_DER_bytes_or_a_file_in_either_form_with_more_than_one(string runtime)
    {
        using var other = new TestCertificates("Other CA");
        await using var hub = Hub();
        byte[] pem = Encoding.ASCII.GetBytes("# two\n" + other.AuthorityPem + Certificates.AuthorityPem);
        Assert.Equal(["sent"], await RunAsync(runtime, hub.Port, Send, ca: pem));
        Assert.Equal(["sent"], await RunAsync(runtime, hub.Port, Send, ca: [.. other.AuthorityDer, .. Certificates.AuthorityDer]));
        Assert.Equal(["sent"], await RunAsync(runtime, hub.Port, "sender = make_sender(open('ca.der', 'rb').read())\n" + Send));
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_chain_of_four_with_keys_of_4096_bits_is_verified_by_either_root_and_without_the_cross_signed_one_by_the_new(
        string runtime)
    {
        foreach (var isCrossSigned in new[] { true, false })
        {
            // Both in one file, as they are provisioned, and each alone.
            Assert.Equal(["sent"], await SendAsync(isCrossSigned, [.. chain.OldRoot, .. chain.NewRoot]));
            Assert.Equal(["sent"], await SendAsync(isCrossSigned, chain.NewRoot));
            var byTheOld = Assert.Single(await SendAsync(isCrossSigned, chain.OldRoot));
            Assert.StartsWith(isCrossSigned ? "sent" : "TlsError 0  cannot trust localhost: ", byTheOld, StringComparison.Ordinal);
        }

        async Task<string[]> SendAsync(bool isCrossSigned, byte[] ca)
        {
            await using var hub = chain.Hub(isCrossSigned);
            return await RunAsync(runtime, hub.Port, Send, ca: ca);
        }
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_file_without_a_certificate_is_named_at_each_send_and_nothing_is_connected(string runtime)
    {
        var lines = await RunAsync(runtime, 1, """
            for ca in (b'nothing', b'', b'\x30', b'\x30\x82', b'\x30\x82\x01', b'\xff' * 900, bytes(900), 'missing.der'):
                sender = make_sender(ca)
                for i in range(2):
                    attempt(sender, b'x')
            # A cut certificate, as DER and as PEM.
            whole = open('ca.der', 'rb').read()
            for ca in (whole[:-1], whole[:5], b'-----BEGIN CERTIFICATE-----\nMIIB', b'-----BEGIN CERTIFICATE-----\n!!!!\n-----END CERTIFICATE-----'):
                attempt(make_sender(ca), b'x')
            """);
        Assert.Equal(Enumerable.Repeat("TlsError 0  no certificate in ca", 14), lines[..14]);
        Assert.All(lines[14..],
            line => Assert.True(line.StartsWith("TlsError 0  the CA cannot be read: ", StringComparison.Ordinal)
                || line == "TlsError 0  no certificate in ca", line));
        Assert.Equal(20, lines.Length);
    }

    private static void AssertRefused(string[] lines, string host, ScriptedHub hub)
    {
        var line = Assert.Single(lines);
        Assert.StartsWith($"TlsError 0  cannot trust {host}: ", line, StringComparison.Ordinal);
        Assert.EndsWith("(wrong CA or host name, expired certificate, wrong clock, or TLS below 1.2)", line, StringComparison.Ordinal);
        Assert.Equal(1, hub.Connections);
        Assert.Equal(0, hub.Handshakes);
        Assert.Empty(hub.Requests);
    }

    private static async Task CloseFirstAsync(TcpListener listener) =>
        (await listener.AcceptSocketAsync(TestContext.Current.CancellationToken)).Dispose();

    private static async Task<string> ReceiveAsync(TcpListener listener)
    {
        using var client = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        await using var stream = client.GetStream();
        await stream.WriteAsync("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"u8.ToArray());
        using var reader = new StreamReader(stream, Encoding.Latin1);
        try
        {
            return await reader.ReadToEndAsync();
        }
        catch (IOException)
        {
            // The device reset the connection: it sent nothing more.
            return "";
        }
    }
}
