using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using TelemetryGen.Testing;
using TelemetryGen.Testing.Hubs;

namespace TelemetryGen.LocalHub.Tests;

public sealed class CertificateTests
{
    [Fact]
    public async Task Authority_is_the_same_in_pem_and_der_and_may_only_sign()
    {
        await using var hub = await TestHub.StartAsync();
        using var der = X509CertificateLoader.LoadCertificateFromFile(hub.Hub.CaDerPath);
        using var pem =
            X509Certificate2.CreateFromPem(await File.ReadAllTextAsync(hub.Hub.CaPemPath, TestContext.Current.CancellationToken));

        Assert.Equal(der.RawData, pem.RawData);
        Assert.Equal(File.ReadAllBytes(hub.Hub.CaDerPath), der.RawData);
        Assert.False(der.HasPrivateKey);
        var constraints = der.Extensions.OfType<X509BasicConstraintsExtension>().Single();
        Assert.Equal((true, true, 0), (constraints.CertificateAuthority, constraints.Critical, constraints.PathLengthConstraint));
        var usage = der.Extensions.OfType<X509KeyUsageExtension>().Single();
        Assert.Equal((X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true), (usage.KeyUsages, usage.Critical));
        Assert.Single(der.Extensions.OfType<X509SubjectKeyIdentifierExtension>());
        Assert.InRange(der.NotAfter, DateTime.Now.AddYears(19), DateTime.Now.AddYears(21));
    }

    [Fact]
    public async Task Server_certificate_is_for_servers_only_and_names_the_authoritys_key()
    {
        using var directory = new TemporaryFolder();
        await using var hub = await TestHub.StartAsync(directory: directory);
        using var authority = X509CertificateLoader.LoadCertificateFromFile(hub.Hub.CaDerPath);
        using var server = LoadServer(directory);

        Assert.Equal("1.2.840.10045.2.1", server.GetKeyAlgorithm());
        var constraints = server.Extensions.OfType<X509BasicConstraintsExtension>().Single();
        Assert.Equal((false, true), (constraints.CertificateAuthority, constraints.Critical));
        Assert.Equal(X509KeyUsageFlags.DigitalSignature, server.Extensions.OfType<X509KeyUsageExtension>().Single().KeyUsages);
        Assert.Equal(
            ["1.3.6.1.5.5.7.3.1"],
            server.Extensions.OfType<X509EnhancedKeyUsageExtension>().Single().EnhancedKeyUsages.Cast<Oid>().Select(oid => oid.Value));
        Assert.Equal(
            authority.Extensions.OfType<X509SubjectKeyIdentifierExtension>().Single().SubjectKeyIdentifierBytes.ToArray(),
            server.Extensions.OfType<X509AuthorityKeyIdentifierExtension>().Single().KeyIdentifier!.Value.ToArray());
        Assert.InRange(server.NotAfter - server.NotBefore, TimeSpan.FromDays(397), TimeSpan.FromDays(825));
        Assert.Contains("localhost", server.Extensions.OfType<X509SubjectAlternativeNameExtension>().Single().EnumerateDnsNames());
        Assert.Equal(
            [IPAddress.Loopback, IPAddress.IPv6Loopback],
            server.Extensions.OfType<X509SubjectAlternativeNameExtension>().Single().EnumerateIPAddresses());
    }

    [Fact]
    public async Task Restart_uses_the_same_certificates()
    {
        using var directory = new TemporaryFolder();
        var before = await StartAndReadAsync(directory);

        Assert.Equal(before, await StartAndReadAsync(directory));
    }

    [Fact]
    public async Task New_host_name_gets_a_new_server_certificate_of_the_same_authority()
    {
        using var directory = new TemporaryFolder();
        var before = await StartAndReadAsync(directory);

        var after = await StartAndReadAsync(directory, o => o with { HostNames = ["gateway.lan"] });

        Assert.Equal(before.Authority, after.Authority);
        Assert.NotEqual(before.Server, after.Server);
        Assert.Equal(after, await StartAndReadAsync(directory, o => o with { HostNames = ["gateway.lan"] }));
    }

    [Fact]
    public async Task Server_certificate_near_its_end_is_renewed_at_start_under_the_same_authority()
    {
        using var directory = new TemporaryFolder();
        var before = await StartAndReadAsync(directory);

        var early = await StartAndReadAsync(directory, o => o with { TimeProvider = new FakeClock { Shift = TimeSpan.FromDays(366) } });
        var late = await StartAndReadAsync(directory, o => o with { TimeProvider = new FakeClock { Shift = TimeSpan.FromDays(368) } });

        Assert.Equal(before, early);
        Assert.Equal(before.Authority, late.Authority);
        Assert.NotEqual(before.Server, late.Server);
    }

    [Fact]
    public async Task Server_certificate_is_renewed_while_the_hub_runs()
    {
        using var directory = new TemporaryFolder();
        await using var hub = await TestHub.StartAsync(directory: directory);
        using var before = LoadServer(directory);

        hub.Clock.Shift = TimeSpan.FromDays(400);
        using var client = Trust.NewClient(hub.Hub.Endpoint, Trust.Only(hub.Hub.CaDerPath, hub.Clock.GetUtcNow()));
        using var response = await client.GetAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        using var after = LoadServer(directory);
        Assert.NotEqual(before.SerialNumber, after.SerialNumber);
    }

    [Fact]
    public async Task Unreadable_server_certificate_is_made_anew_and_logged()
    {
        using var directory = new TemporaryFolder();
        await StartAndReadAsync(directory);
        await File.WriteAllTextAsync(directory.File("server-private.pem"), "nonsense", TestContext.Current.CancellationToken);

        await using var hub = await TestHub.StartAsync(directory: directory);

        await Answers.AssertStoredAsync(await hub.SendAsync("/greenhouse/messages", Answers.Body("a")));
        Assert.Contains(
            hub.Log.Lines, line => line.Contains("server-private.pem cannot be read and is made anew", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Unreadable_authority_is_an_error_and_never_replaced()
    {
        using var directory = new TemporaryFolder();
        await StartAndReadAsync(directory);
        await File.WriteAllTextAsync(directory.File("ca-private.pem"), "nonsense", TestContext.Current.CancellationToken);

        var error = await Assert.ThrowsAsync<LocalHubException>(() => TestHub.StartAsync(directory: directory));

        Assert.Equal(LocalHubError.CertificateUnusable, error.Error);
        Assert.Contains("ca-private.pem is not a certificate with its key: ", error.Message, StringComparison.Ordinal);
        Assert.Contains("give every board the new ca.pem", error.Message, StringComparison.Ordinal);
        Assert.Equal("nonsense", await File.ReadAllTextAsync(directory.File("ca-private.pem"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Expired_authority_is_an_error()
    {
        using var directory = new TemporaryFolder();
        await StartAndReadAsync(directory);

        var error = await Assert.ThrowsAsync<LocalHubException>(() => StartAndReadAsync(
            directory, o => o with { TimeProvider = new FakeClock { Shift = TimeSpan.FromDays(21 * 365) } }));

        Assert.Equal(LocalHubError.CertificateUnusable, error.Error);
        Assert.Matches(@"ends on \d{4}-\d\d-\d\d\.", error.Message);
    }

    [Fact]
    public async Task Only_the_owner_can_read_keys_and_events()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no file modes.");
            return;
        }

        using var directory = new TemporaryFolder();
        await using var hub = await TestHub.StartAsync(directory: directory);
        await Answers.AssertStoredAsync(await hub.SendAsync("/greenhouse/messages", Answers.Body("a")));

        foreach (var name in (string[])["ca-private.pem", "server-private.pem", "policies.json", "device-master.key", "revoked-devices.txt",
            "events.db", "events.db-wal", "hub.lock"])
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(directory.File(name)));
        }
    }

    private static X509Certificate2 LoadServer(TemporaryFolder directory) =>
        X509Certificate2.CreateFromPem(File.ReadAllText(directory.File("server-private.pem")));

    private static async Task<(string Authority, string Server)> StartAndReadAsync(
        TemporaryFolder directory, Func<LocalHubOptions, LocalHubOptions>? change = null)
    {
        await using var hub = await TestHub.StartAsync(change, directory);
        using var authority = X509CertificateLoader.LoadCertificateFromFile(hub.Hub.CaDerPath);
        using var server = LoadServer(directory);
        return (authority.SerialNumber, server.SerialNumber);
    }
}
