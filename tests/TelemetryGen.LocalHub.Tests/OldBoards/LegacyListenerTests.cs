using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using TelemetryGen.Testing;

namespace TelemetryGen.LocalHub.Tests.OldBoards;

/// <summary>The port for old boards: where it listens, by what limits, and with which authority.</summary>
public sealed class LegacyListenerTests
{
    private static readonly string[] Later = ["legacy-ca.pem", "legacy-ca.der", "legacy-server-private.pem"];

    public static TheoryData<string> Traces => [.. Later];

    [Fact]
    public async Task There_is_none_unless_it_is_asked_for()
    {
        using var directory = new TemporaryFolder();
        await using var hub = await TestHub.StartAsync(directory: directory);

        Assert.Equal((null, null, null), (hub.Hub.LegacyEndpoint, hub.Hub.LegacyCaPemPath, hub.Hub.LegacyCaDerPath));
        Assert.Empty(Directory.GetFiles(directory.Path, "legacy-*"));
    }

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("::")]
    [InlineData("::ffff:0.0.0.0")]
    public async Task Every_address_at_once_is_refused(string address)
    {
        var error = await Assert.ThrowsAsync<LocalHubException>(() => TestHub.StartAsync(
            options => options with { LegacyTls = new LegacyTlsOptions { Address = IPAddress.Parse(address) } }));

        Assert.Equal(LocalHubError.InvalidOption, error.Error);
        Assert.Equal(
            $"LegacyTls.Address {IPAddress.Parse(address)} is every address of this machine, and TLS 1.0 must not be open to all its "
            + "networks. Give the one address by which the old boards reach it, such as 192.168.1.10.",
            error.Message);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(65536)]
    public async Task A_port_out_of_range_is_refused(int port)
    {
        var error = await Assert.ThrowsAsync<LocalHubException>(
            () => TestHub.StartAsync(options => options with { LegacyTls = new LegacyTlsOptions { Port = port } }));

        Assert.Equal($"LegacyTls.Port {port} is not between 0 and 65535.", error.Message);
    }

    [Fact]
    public async Task A_taken_port_is_told_and_the_directory_is_free_again()
    {
        using var directory = new TemporaryFolder();
        await using var other = await TestHub.StartAsync();

        var error = await Assert.ThrowsAsync<LocalHubException>(() => TestHub.StartAsync(
            options => options with { LegacyTls = new LegacyTlsOptions { Port = other.Hub.Endpoint.Port } }, directory));

        Assert.Equal(LocalHubError.PortUnavailable, error.Error);
        Assert.StartsWith($"Cannot listen on 127.0.0.1:{other.Hub.Endpoint.Port}: ", error.Message, StringComparison.Ordinal);
        await using var hub = await LegacyHub.StartAsync(directory: directory);
    }

    [Fact]
    public async Task It_is_told_at_the_start()
    {
        await using var hub = await LegacyHub.StartAsync();

        Assert.Single(hub.Hub.Log.Lines, line => line.StartsWith(
            $"Warning: Old boards are let in at {hub.Hub.Hub.LegacyEndpoint}, with TLS 1.0 to 1.2, RSA and CBC: the one exception to "
                + "TLS 1.2.",
            StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_speaks_nothing_above_tls_1_2_and_the_usual_port_does()
    {
        await using var hub = await LegacyHub.StartAsync();

        var spoken = await HandshakeAsync(hub, SslProtocols.Tls12 | SslProtocols.Tls13);

        Assert.Equal(SslProtocols.Tls12, spoken);
        await Assert.ThrowsAnyAsync<Exception>(() => HandshakeAsync(hub, SslProtocols.Tls13));
    }

    [Fact]
    public async Task Its_connections_count_with_those_of_the_other_ports()
    {
        await using var hub = await LegacyHub.StartAsync(
            options => options with { Connections = new ConnectionLimits { MaxConnections = 1 } });
        using var first = new TcpClient();
        await first.ConnectAsync(IPAddress.Loopback, hub.Hub.Hub.Endpoint.Port, TestContext.Current.CancellationToken);
        while (hub.Hub.Hub.Gate.Connections == 0)
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        await Assert.ThrowsAnyAsync<Exception>(() => HandshakeAsync(hub, SslProtocols.Tls12));

        await hub.Hub.Log.LineAsync("MaxConnections is 1");
    }

    [Fact]
    public async Task Its_authority_is_of_rsa_begins_in_2015_and_stays()
    {
        using var directory = new TemporaryFolder();
        var before = await SerialsAsync(directory);
        using var authority = X509CertificateLoader.LoadCertificateFromFile(directory.File("legacy-ca.der"));
        using var server = X509Certificate2.CreateFromPem(
            await File.ReadAllTextAsync(directory.File("legacy-server-private.pem"), TestContext.Current.CancellationToken));

        Assert.Equal(before, await SerialsAsync(directory));
        Assert.All((X509Certificate2[])[authority, server], certificate =>
        {
            Assert.Equal(2048, certificate.GetRSAPublicKey()!.KeySize);
            Assert.Equal(new DateTime(2015, 1, 1, 0, 0, 0, DateTimeKind.Utc), certificate.NotBefore.ToUniversalTime());
        });
        Assert.InRange(server.NotAfter, DateTime.Now.AddDays(396), DateTime.Now.AddDays(398));
        Assert.Equal(
            X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyEncipherment,
            server.Extensions.OfType<X509KeyUsageExtension>().Single().KeyUsages);
        if (!OperatingSystem.IsWindows())
        {
            foreach (var name in (string[])["legacy-ca-private.pem", "legacy-server-private.pem"])
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(directory.File(name)));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Traces))]
    public async Task Its_authority_is_never_made_again_in_silence(string trace)
    {
        using var directory = new TemporaryFolder();
        var before = await SerialsAsync(directory);
        File.Delete(directory.File("legacy-ca-private.pem"));
        foreach (var name in Later.Except([trace]))
        {
            File.Delete(directory.File(name));
        }

        var error = await Assert.ThrowsAsync<LocalHubException>(() => LegacyHub.StartAsync(directory: directory));

        Assert.Equal(LocalHubError.AuthorityLost, error.Error);
        Assert.StartsWith(
            $"{directory.File("legacy-ca-private.pem")} is gone, though a hub has run here ({trace} is there): ", error.Message,
            StringComparison.Ordinal);
        Assert.EndsWith("give every board the new legacy-ca.pem.", error.Message, StringComparison.Ordinal);
        await using (await TestHub.StartAsync(directory: directory))
        {
            // Without that port nothing is missing.
        }

        await using (await LegacyHub.StartAsync(options => options with { NewAuthority = true }, directory))
        {
        }

        var after = await SerialsAsync(directory);
        Assert.Equal(before.Usual, after.Usual);
        Assert.NotEqual(before.Legacy, after.Legacy);
    }

    [Theory]
    [InlineData(null, "is not a certificate with its key: ")]
    [InlineData("ca-private.pem", "has no RSA key. ")]
    public async Task What_is_no_authority_for_old_boards_is_an_error_and_kept(string? copied, string reason)
    {
        using var directory = new TemporaryFolder();
        await SerialsAsync(directory);
        var path = directory.File("legacy-ca-private.pem");
        var wrong = copied is null
            ? "nonsense"
            : await File.ReadAllTextAsync(directory.File(copied), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(path, wrong, TestContext.Current.CancellationToken);

        var error = await Assert.ThrowsAsync<LocalHubException>(() => LegacyHub.StartAsync(directory: directory));

        Assert.Equal(LocalHubError.CertificateUnusable, error.Error);
        Assert.StartsWith($"The authority in {path} {reason}", error.Message, StringComparison.Ordinal);
        Assert.Equal(wrong, await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Its_server_certificate_is_renewed_while_the_hub_runs()
    {
        using var directory = new TemporaryFolder();
        await using var hub = await LegacyHub.StartAsync(directory: directory);
        var before = await File.ReadAllTextAsync(directory.File("legacy-server-private.pem"), TestContext.Current.CancellationToken);

        hub.Hub.Clock.Shift = TimeSpan.FromDays(400);
        await HandshakeAsync(hub, SslProtocols.Tls12, hub.Hub.Clock.GetUtcNow());

        Assert.NotEqual(
            before, await File.ReadAllTextAsync(directory.File("legacy-server-private.pem"), TestContext.Current.CancellationToken));
    }

    private static async Task<(string Usual, string Legacy)> SerialsAsync(TemporaryFolder directory)
    {
        await using var hub = await LegacyHub.StartAsync(directory: directory);
        using var usual = X509CertificateLoader.LoadCertificateFromFile(hub.Hub.Hub.CaDerPath);
        using var legacy = X509CertificateLoader.LoadCertificateFromFile(hub.Hub.Hub.LegacyCaDerPath!);
        return (usual.SerialNumber, legacy.SerialNumber);
    }

    private static async Task<SslProtocols> HandshakeAsync(LegacyHub hub, SslProtocols protocols, DateTimeOffset? at = null)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, hub.Hub.Hub.LegacyEndpoint!.Port, TestContext.Current.CancellationToken);
        await using var stream = new SslStream(client.GetStream());
        await stream.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions
            {
                TargetHost = "localhost",
                EnabledSslProtocols = protocols,
                CertificateChainPolicy = Trust.Only(hub.Hub.Hub.LegacyCaDerPath!, at),
            },
            TestContext.Current.CancellationToken);
        return stream.SslProtocol;
    }
}
