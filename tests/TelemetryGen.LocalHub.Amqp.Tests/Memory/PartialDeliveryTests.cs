using Amqp;
using Amqp.Framing;
using TelemetryGen.LocalHub.Amqp.Tests.Fixtures;
using TelemetryGen.LocalHub.Amqp.Transport;

namespace TelemetryGen.LocalHub.Amqp.Tests.Memory;

/// <summary>Deliveries that are begun and not ended: each is in the hub's memory, so all of them together have a bound.</summary>
public sealed class PartialDeliveryTests
{
    private const int Part = 60_000;

    private static uint[] Links(int count) => [.. Enumerable.Range(0, count).Select(i => (uint)i)];

    [Fact]
    public async Task Many_links_with_partial_deliveries_end_their_connection_at_the_bound_and_no_other()
    {
        await using var hub = await AmqpHub.StartAsync();
        await using var other = await LiteClient.ConnectWithTokenAsync(hub);
        using var client = await RawClient.OpenToSendAsync(hub, Links(40));

        // A million bytes in each: none is too large, all together are.
        var said = await SendUntilEndAsync(client, links: 40, parts: 16);

        Assert.Contains("amqp:resource-limit-exceeded", said, StringComparison.Ordinal);
        Assert.Contains("Messages of this connection that are not whole have more than 33554432 bytes", said, StringComparison.Ordinal);
        await hub.Log.LineAsync("connection ended with an error: amqp:resource-limit-exceeded");
        Assert.Null(await LiteClient.SendAsync(other.Sender("greenhouse"), new Message("a")));
        await UntilAsync(() => hub.Partial.Now == 0);
    }

    [Fact]
    public async Task Many_connections_with_partial_deliveries_stay_within_the_bound_of_the_hub()
    {
        await using var hub = await AmqpHub.StartAsync();
        await using var other = await LiteClient.ConnectWithTokenAsync(hub);
        var clients = new List<RawClient>();
        var most = 0L;
        try
        {
            // Each keeps below its own bound, with 30 MB; nine of them are beyond that of the hub.
            for (var i = 0; i < 8; i++)
            {
                clients.Add(await RawClient.OpenToSendAsync(hub, Links(30)));
                await SendAsync(clients[^1], links: 30, parts: 17);
                var expected = (i + 1) * 30L * 17 * Part;
                await UntilAsync(() => hub.Partial.Now >= expected);
                most = Math.Max(most, hub.Partial.Now);
            }

            clients.Add(await RawClient.OpenToSendAsync(hub, Links(30)));
            var said = await SendUntilEndAsync(clients[^1], links: 30, parts: 17);

            Assert.Contains("amqp:resource-limit-exceeded", said, StringComparison.Ordinal);
            Assert.Contains(
                "Messages of all connections that are not whole have more than 268435456 bytes", said, StringComparison.Ordinal);
            Assert.InRange(most, 8L * 30 * 17 * Part, PartialBytes.Most);
            Assert.Null(await LiteClient.SendAsync(other.Sender("greenhouse"), new Message("a")));
        }
        finally
        {
            clients.ForEach(client => client.Dispose());
        }

        // With their connections the bytes go.
        await UntilAsync(() => hub.Partial.Now == 0);
    }

    [Fact]
    public async Task A_link_that_ends_in_a_delivery_gives_its_bytes_back()
    {
        await using var hub = await AmqpHub.StartAsync();
        using var client = await RawClient.OpenToSendAsync(hub, 0, 1);
        await client.SendPartAsync(0, 0, Part);
        await client.SendPartAsync(1, 1, Part);
        await UntilAsync(() => hub.Partial.Now > 2 * Part);

        await client.SendAsync(RawClient.Frame(new Detach { Handle = 0, Closed = true }));
        await UntilAsync(() => hub.Partial.Now is > Part and < 2 * Part);
        await client.SendAsync(RawClient.Frame(new End()));

        await UntilAsync(() => hub.Partial.Now == 0);
    }

    private static async Task SendAsync(RawClient client, int links, int parts)
    {
        for (var part = 0; part < parts; part++)
        {
            for (var link = 0; link < links; link++)
            {
                await client.SendPartAsync((uint)link, (uint)link, Part);
            }
        }
    }

    // The hub stops reading when it has said why: what is sent after that may be a reset.
    private static async Task<string> SendUntilEndAsync(RawClient client, int links, int parts)
    {
        var end = client.EndAsync();
        try
        {
            await SendAsync(client, links, parts);
        }
        catch (IOException)
        {
            // It is over.
        }

        return await end;
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        for (var waited = 0; !holds(); waited += 10)
        {
            Assert.True(waited < 30_000, "It did not come to that in half a minute.");
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }
}
