using TelemetryGen.Testing.Hubs;

namespace TelemetryGen.Devices.Tests;

/// <summary>A hub that is not there, or is not the one it should be.</summary>
public class WrongHubTests : LocalHubTest
{
    private const string Send = "attempt(sender, b'one')";

    [Theory, MemberData(nameof(Runtimes))]
    public async Task An_unknown_hub_is_a_rejection_that_says_to_check_the_name(string runtime)
    {
        await using var hub = await RealHub.StartAsync(hubName: "greenhouse");
        var lines = await RunAsync(runtime, hub, Send);

        Assert.Matches(
            @"^RejectedError 404  404: 40401: No such hub: 'weather'\. TrackingId:.* \(no such hub: check its name\)$",
            Assert.Single(lines));
        Assert.Empty(await hub.StopAndReadAllAsync());
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_hub_of_another_authority_gets_nothing(string runtime)
    {
        using var other = new TestCertificates("TelemetryGen local hub");
        await using var hub = await RealHub.StartAsync();
        await AssertNotTrustedAsync(runtime, hub, "localhost", other.AuthorityDer);
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_hub_reached_by_a_name_that_its_certificate_lacks_gets_nothing(string runtime)
    {
        await using var hub = await RealHub.StartAsync();

        // The same address in a short form, which the resolver knows and no certificate has.
        await AssertNotTrustedAsync(runtime, hub, "127.1", hub.AuthorityDer);
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_hub_is_reached_by_its_address_as_well(string runtime)
    {
        await using var hub = await RealHub.StartAsync();

        Assert.Equal(["sent"], await RunAsync(runtime, hub, Send, host: "127.0.0.1"));
        Assert.Equal(["one"], BodiesOf(await hub.StopAndReadAllAsync()));
    }

    private async Task AssertNotTrustedAsync(string runtime, RealHub hub, string host, byte[] ca)
    {
        var line = Assert.Single(await RunAsync(runtime, hub, Send, ca: ca, host: host));

        Assert.StartsWith($"TlsError 0  cannot trust {host}: ", line, StringComparison.Ordinal);
        Assert.EndsWith(" (wrong CA or host name, expired certificate, wrong clock, or TLS below 1.2)", line, StringComparison.Ordinal);
        Assert.Empty(await hub.StopAndReadAllAsync());
    }
}
