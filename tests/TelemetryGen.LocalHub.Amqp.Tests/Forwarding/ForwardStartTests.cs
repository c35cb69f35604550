using System.Text.Json;
using TelemetryGen.LocalHub.Amqp.Tests.Fixtures;

namespace TelemetryGen.LocalHub.Amqp.Tests.Forwarding;

/// <summary>What a gateway says of the hub above before its first event.</summary>
public sealed class ForwardStartTests
{
    [Fact]
    public async Task A_gateway_connects_at_its_start()
    {
        await using var upstream = await AmqpHub.StartAsync();
        await using var gateway = await Gateway.StartAsync(ForwardTests.SecureTo(upstream), ca: upstream.CaPem);

        await gateway.Log.LineAsync($"Information: Forwarding greenhouse to localhost:{upstream.Hub.AmqpTlsPort} is connected");
        await Gateway.UntilAsync(() => gateway.Hub.Forwarding!.Report.State == "ok", gateway);
        Assert.Equal("""{"status":"ok","forward":{"state":"ok","lag":0,"sent":0,"refused":0}}""", await HealthAsync(gateway));
        Assert.DoesNotContain(gateway.Log.Lines, static line => line.StartsWith("Warning: Forwarding", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wrong_key_is_told_before_the_first_event()
    {
        await using var upstream = await AmqpHub.StartAsync();
        await using var gateway = await Gateway.StartAsync(upstream.Emulator("send", "d3Jvbmc="), OneHub);

        var line = await gateway.Log.FindAsync("waits (Unauthorized): amqp:unauthorized-access: 40103: Invalid authorization token sig");
        Assert.Contains(
            "See that the connection string of Forward is of a policy above with the right Send, and that both clocks are right; a new key "
            + "is read at the next start. Events stay in the store; next attempt in ", line, StringComparison.Ordinal);
        await DegradedAsync(gateway, "unauthorized", "the hub above refuses the policy or its key; the log says why");
    }

    [Fact]
    public async Task A_wrong_authority_is_told_before_the_first_event()
    {
        await using var upstream = await AmqpHub.StartAsync();
        await using var other = await AmqpHub.StartAsync();
        await using var gateway = await Gateway.StartAsync(ForwardTests.SecureTo(upstream), OneHub, other.CaPem);
        await using var usual = await Gateway.StartAsync(ForwardTests.SecureTo(upstream), OneHub);

        await gateway.Log.LineAsync("its certificate is not of the authority in Forward.CaFile, or has ended. See that ");
        await usual.Log.LineAsync(
            "its certificate is of no authority that this machine trusts; Forward.CaFile names another, as the ca.pem of a local hub. ");
        await DegradedAsync(gateway, "unreachable", "no connection to the hub above; the log says why");
    }

    [Fact]
    public async Task A_name_that_the_certificate_has_not_is_told()
    {
        await using var upstream = await AmqpHub.StartAsync(static options => options with { Address = System.Net.IPAddress.Any });
        var named = ForwardTests.SecureTo(upstream).Replace("localhost", "127.0.0.2", StringComparison.Ordinal);
        await using var gateway = await Gateway.StartAsync(named, OneHub, upstream.CaPem);

        await gateway.Log.LineAsync("its certificate is not for the name 127.0.0.2: use one of its names, or give it this one. ");
    }

    [Fact]
    public async Task A_dead_hub_above_is_told_once_and_forwarded_to_when_it_comes()
    {
        await using var upstream = await AmqpHub.StartAsync();
        await upstream.Hub.StopAsync();
        await using var gateway = await Gateway.StartAsync(ForwardTests.SecureTo(upstream), OneHub, upstream.CaPem);

        var line = await gateway.Log.FindAsync("waits (Unreachable): ");
        Assert.Contains(
            $"No connection to localhost:{Port(ForwardTests.SecureTo(upstream))}, where AMQP with TLS (usually port 5671, not that of "
            + "HTTPS) is expected: Connection refused. See that it runs, and that host and port", line, StringComparison.Ordinal);
        await DegradedAsync(gateway, "unreachable", "no connection to the hub above; the log says why");

        await upstream.StartAgainAsync();
        await gateway.Log.LineAsync("goes on");
        await Gateway.UntilAsync(() => gateway.Hub.Forwarding!.Report.State == "ok", gateway);
        Assert.Single(gateway.Log.Lines, static text => text.Contains(" waits (", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https", "what answers there does not speak it (")]
    [InlineData("plain", "what answers there ends the TLS handshake (")]
    public async Task A_wrong_port_is_told_with_what_was_expected_there(string kind, string why)
    {
        await using var upstream = await AmqpHub.StartAsync();
        var port = kind == "https" ? upstream.Hub.Endpoint.Port : upstream.Hub.AmqpPort!.Value;
        var wrong = ForwardTests.SecureTo(upstream).Replace(
            $"localhost:{upstream.Hub.AmqpTlsPort}", $"localhost:{port}", StringComparison.Ordinal);
        await using var gateway = await Gateway.StartAsync(wrong, OneHub, upstream.CaPem);

        await gateway.Log.LineAsync(
            $"No connection to localhost:{port}, where AMQP with TLS (usually port 5671, not that of HTTPS) is expected: {why}");
    }

    [Fact]
    public async Task A_hub_that_is_not_above_is_told_before_the_first_event()
    {
        await using var upstream = await AmqpHub.StartAsync(static options => options with { Hubs = ["roof"] });
        await using var gateway = await Gateway.StartAsync(upstream.Emulator("send"), OneHub);

        await gateway.Log.LineAsync("Make a hub of this name above, or name the one to forward by EntityPath in the connection string of ");
        await DegradedAsync(gateway, "not found", "a hub is not known above; the log says which");
    }

    private static LocalHubOptions OneHub(LocalHubOptions options) => options with { Hubs = [AmqpHub.Name] };

    private static int Port(string connectionString) => new Uri(connectionString["Endpoint=".Length..].Split(';')[0]).Port;

    private static async Task DegradedAsync(AmqpHub gateway, string state, string reason)
    {
        await Gateway.UntilAsync(() => gateway.Hub.Forwarding!.Report.State == state, gateway);
        Assert.Equal(
            $$$"""{"status":"degraded","forward":{"state":"{{{state}}}","reason":"{{{reason}}}","lag":0,"sent":0,"refused":0}}""",
            await HealthAsync(gateway));
    }

    // Its status is 200, or this throws: events are taken.
    private static async Task<string> HealthAsync(AmqpHub gateway)
    {
        using var http = new HttpClient(new HttpClientHandler { ServerCertificateCustomValidationCallback = static (_, _, _, _) => true });
        var text = await http.GetStringAsync(new Uri(gateway.Hub.Endpoint, "/health"), TestContext.Current.CancellationToken);
        using var json = JsonDocument.Parse(text);
        return text;
    }
}
