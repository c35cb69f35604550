using System.Text.Json;
using Acme.Greenhouse;
using Microsoft.Extensions.Hosting;
using TelemetryGen.LocalHub;
using TelemetryGen.Server.Tests.Fixtures;
using TelemetryGen.Testing.Hubs;

namespace TelemetryGen.Server.Tests.Outputs;

/// <summary>Records as JSON to a second hub.</summary>
public sealed class ForwardJsonTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_record_is_an_event_in_order_with_what_Data_Explorer_needs()
    {
        await using var decoded = await DecodedAsync();
        await using var server = await TestServer.StartAsync(t => Forward(t, decoded));

        await server.Source.SendAsync(Bodies.Batch(1, 2), Bodies.Message(Bodies.Health(3)), Bodies.Batch(2, 4));

        var events = await ReadAsync(decoded, 4);
        Assert.Equal(["Climate 1", "Climate 2", "Health 3", "Climate 4"], events.Select(Words));
        var first = events[0];
        Assert.Equal("application/json", first.ContentType);
        Assert.Equal("wipy-01", first.PartitionKey);
        Assert.Equal(
            ("Climate", "json", "ClimateJson", "Acme.Greenhouse", 3, "wipy-01", 0L),
            ((string)first.Properties["Table"], (string)first.Properties["Format"], (string)first.Properties["IngestionMappingReference"],
                (string)first.Properties["schema"], (int)first.Properties["schemaVersion"], (string)first.Properties["sender"],
                (long)first.Properties["sequenceNumber"]));
        Assert.Equal("Cel", JsonDocument.Parse((string)first.Properties["units"]).RootElement.GetProperty("Temperature").GetString());
        Assert.Equal(20, JsonDocument.Parse(first.Body).RootElement.GetProperty("Temperature").GetDouble());
    }

    [Fact]
    public async Task A_record_that_no_handler_took_is_not_forwarded_before_it_is_replayed()
    {
        await using var decoded = await DecodedAsync();
        var fails = true;
        await using var server = await TestServer.StartAsync(t => Forward(t, decoded).Handle<Climate>((c, _) =>
        {
            if (c.Sequence == 2 && fails)
            {
                throw new InvalidOperationException();
            }
        }));

        await server.Source.SendAsync(Bodies.Batch(1, 2, 3));
        fails = false;
        await server.Source.SendAsync(Assert.Single(server.DeadLetters.Letters).Event.Body.ToArray());

        Assert.Equal(["Climate 1", "Climate 3", "Climate 2"], (await ReadAsync(decoded, 3)).Select(Words));
    }

    [Fact]
    public async Task A_hub_that_is_away_is_waited_for_and_nothing_is_lost()
    {
        await using var decoded = await DecodedAsync();
        await using var server = await TestServer.StartAsync(t => Forward(t, decoded));
        await server.Source.SendAsync(Bodies.Message(1));
        var port = decoded.Hub.AmqpPort;
        await decoded.StopAsync();

        var sending = server.Source.SendAsync(Bodies.Message(2), Bodies.Message(3));
        await server.Log.LineAsync($"hub greenhouse of localhost:{port} does not take the records of partition 0");
        await decoded.StartAgainAsync();

        Assert.Equal(2, await sending);
        await server.Log.LineAsync($"Information: hub greenhouse of localhost:{port} takes the records of all partitions again: ");
        Assert.DoesNotContain(
            server.Log.Lines, l => !l.StartsWith("Debug", StringComparison.Ordinal) && l.Contains("   at ", StringComparison.Ordinal));
        Assert.Equal(["Climate 1", "Climate 2", "Climate 3"], (await ReadAsync(decoded, 3)).Select(Words));
    }

    [Fact]
    public async Task What_was_not_forwarded_at_a_stop_is_not_done_and_no_duplicate_later()
    {
        var state = new DictionaryStateStore();
        await using var decoded = await DecodedAsync();
        await decoded.StopAsync();
        var server = await TestServer.StartAsync(t => Forward(t, decoded).KeepStateIn(_ => state));
        var sending = server.Source.SendAsync(Bodies.Message(1));
        await server.Log.LineAsync("does not take the records of partition 0");
        Assert.Equal(0, await server.StopAsync(sending));
        await server.DisposeAsync();

        await decoded.StartAgainAsync();
        await using var again = await TestServer.StartAsync(t => Forward(t, decoded).KeepStateIn(_ => state));
        Assert.Equal(1, await again.Source.SendAsync(Bodies.Message(1)));

        Assert.Equal(["Climate 1"], (await ReadAsync(decoded, 1)).Select(Words));
    }

    private static TelemetryBuilder Forward(TelemetryBuilder telemetry, EmbeddedHub decoded) => telemetry.ForwardJson(
        o => (o.ConnectionString, o.HubName) = (decoded.AmqpConnectionString("send"), EmbeddedHub.Name));

    private static Task<EmbeddedHub> DecodedAsync() =>
        EmbeddedHub.StartAsync(o => o with { Amqp = new AmqpOptions { Port = 0, TlsPort = null } });

    private static async Task<List<StoredEvent>> ReadAsync(EmbeddedHub hub, int count)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        return await hub.Hub.ReadAsync(EmbeddedHub.Name, 0, patience.Token).Take(count).ToListAsync(patience.Token);
    }

    private static string Words(StoredEvent e)
    {
        var record = JsonDocument.Parse(e.Body).RootElement;
        return $"{record.GetProperty("$message").GetString()} {record.GetProperty("Sequence").GetInt32()}";
    }
}
