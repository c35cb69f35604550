using Azure.Messaging.EventHubs.Producer;
using TelemetryGen.LocalHub.Amqp.Tests.Fixtures;

namespace TelemetryGen.LocalHub.Amqp.Tests.Clients;

/// <summary>The forms of connection strings that <c>telemetrygen hub</c> prints, as Azure's .NET client takes them.</summary>
[Trait("Kind", "Device")]
public sealed class PortRuleTests
{
    [Fact]
    public async Task The_emulators_form_with_the_hub_in_it_goes_to_the_port_in_it()
    {
        await using var hub = await AmqpHub.StartAsync();
        await using var producer = new EventHubProducerClient($"{hub.Emulator()};EntityPath={AmqpHub.Name}");

        Assert.Equal(4, (await producer.GetPartitionIdsAsync(TestContext.Current.CancellationToken)).Length);
    }

    [Fact]
    public async Task With_tls_the_port_is_that_of_the_custom_endpoint()
    {
        await using var hub = await AmqpHub.StartAsync();
        var connection = hub.Connection(ClientForm.Tls);
        await using var producer = new EventHubProducerClient(
            $"{hub.Secure()};EntityPath={AmqpHub.Name}", new EventHubProducerClientOptions { ConnectionOptions = connection });

        Assert.Equal(4, (await producer.GetPartitionIdsAsync(TestContext.Current.CancellationToken)).Length);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_an_error_that_names_it_and_ports_may_be_left_out()
    {
        await using var hub = await AmqpHub.StartAsync();
        var port = hub.Hub.AmqpPort;

        var error = await Assert.ThrowsAsync<LocalHubException>(
            () => AmqpHub.StartAsync(options => options with { Amqp = new AmqpOptions { Port = port, TlsPort = null } }));

        Assert.Equal(LocalHubError.PortUnavailable, error.Error);
        Assert.Contains($"Cannot listen for AMQP: Failed to bind to address http://127.0.0.1:{port}", error.Message, StringComparison.Ordinal);
        await using var without = await AmqpHub.StartAsync(options => options with { Amqp = new AmqpOptions { Port = null, TlsPort = null } });
        Assert.Equal((null, null), (without.Hub.AmqpPort, without.Hub.AmqpTlsPort));
    }

    [Theory]
    [InlineData(-1, 0, "Amqp.Port -1 is not between 0 and 65535.")]
    [InlineData(0, 65536, "Amqp.TlsPort 65536 is not between 0 and 65535.")]
    [InlineData(7000, 7000, "Amqp.Port and Amqp.TlsPort are both 7000.")]
    public async Task Options_out_of_range_are_named(int port, int tlsPort, string message)
    {
        var error = await Assert.ThrowsAsync<LocalHubException>(
            () => AmqpHub.StartAsync(options => options with { Amqp = new AmqpOptions { Port = port, TlsPort = tlsPort } }));

        Assert.Equal((LocalHubError.InvalidOption, message), (error.Error, error.Message));
    }
}
