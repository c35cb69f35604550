using Amqp.Framing;
using Amqp.Types;
using TelemetryGen.LocalHub.Amqp.Errors;
using TelemetryGen.LocalHub.Amqp.Links;
using TelemetryGen.LocalHub.Amqp.Tests.Fixtures;

namespace TelemetryGen.LocalHub.Amqp.Tests.Protocol;

/// <summary>Links and connections that are ended by the hub at the moment at which the client is gone.</summary>
public sealed class VanishedClientTests
{
    [Fact]
    public async Task A_link_of_a_connection_that_is_gone_is_ended_without_an_error()
    {
        await using var hub = await AmqpHub.StartAsync();
        var (client, link) = await LostAsync(hub);

        link.Detach(AmqpFault.FarTooLarge(1));
        link.Detach(AmqpFault.FarTooLarge(1));

        await hub.Log.LineAsync("link ended (");
        Assert.DoesNotContain(hub.Log.Lines, static line => line.StartsWith("Error", StringComparison.Ordinal));
        Assert.Empty(client.Links);
    }

    [Fact]
    public async Task A_connection_whose_transport_is_disposed_of_is_closed_without_an_error()
    {
        await using var hub = await AmqpHub.StartAsync();
        var (client, _) = await LostAsync(hub);

        client.Close(new Error(new Symbol(AmqpCondition.ConnectionForced)) { Description = "The hub is stopping" });
        client.Close(new Error(new Symbol(AmqpCondition.ConnectionForced)) { Description = "The hub is stopping" });

        Assert.DoesNotContain(hub.Log.Lines, static line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Clients_that_vanish_while_the_hub_ends_their_links_and_stops_cost_no_error()
    {
        await using var hub = await AmqpHub.StartAsync();
        for (var round = 0; round < 20; round++)
        {
            await using var client = await LiteClient.ConnectWithTokenAsync(hub);
            Assert.Null(await LiteClient.SendAsync(client.Sender("greenhouse"), new("a")));
            var server = hub.Hub.AmqpService!.Clients.Single();
            var link = server.Links.Single();

            // At the same moment, in any order.
            await Task.WhenAll(
                Task.Run(() => link.Detach(AmqpFault.FarTooLarge(1)), TestContext.Current.CancellationToken),
                Task.Run(server.Transport.Close, TestContext.Current.CancellationToken),
                Task.Run(
                    () => server.Close(new Error(new Symbol(AmqpCondition.ConnectionForced))), TestContext.Current.CancellationToken));
            await server.Transport.Closed;
            await GoneAsync(hub);
        }

        await hub.Hub.StopAsync();
        Assert.DoesNotContain(hub.Log.Lines, static line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    // A link and its client, whose transport the hub has disposed of under them.
    private static async Task<(AmqpClient Client, HubLink Link)> LostAsync(AmqpHub hub)
    {
        await using var client = await LiteClient.ConnectWithTokenAsync(hub);
        Assert.Null(await LiteClient.SendAsync(client.Sender("greenhouse"), new("a")));
        var server = hub.Hub.AmqpService!.Clients.Single();
        var link = server.Links.Single();
        server.Transport.Close();
        await GoneAsync(hub);
        return (server, link);
    }

    private static async Task GoneAsync(AmqpHub hub)
    {
        for (var waited = 0; hub.Hub.AmqpService!.Clients.Any(); waited += 10)
        {
            Assert.True(waited < 20_000, "The client is not gone.");
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }
}
