using Amqp;
using TelemetryGen.LocalHub.Amqp.Tests.Fixtures;
using TelemetryGen.Testing.Hubs;

namespace TelemetryGen.LocalHub.Amqp.Tests.Protocol;

/// <summary>A store that fails for a reason other than space.</summary>
public sealed class StoreFailureTests
{
    [Fact]
    public async Task It_is_an_internal_error_whose_tracking_id_leads_to_the_cause_in_the_log()
    {
        var clock = new WritersClock();
        await using var hub = await AmqpHub.StartAsync(options => options with { TimeProvider = clock });
        await using var client = await LiteClient.ConnectWithTokenAsync(hub);
        var sender = client.Sender("greenhouse");
        clock.IsBroken = true;

        var error = await LiteClient.SendAsync(sender, new Message("a"));

        Assert.Equal("amqp:internal-error", error!.Condition.ToString());
        var tracking = error.Description.Split("TrackingId:")[1].Split(',')[0];
        await hub.Log.LineAsync($"greenhouse: a message could not be stored, TrackingId {tracking} "
            + "TelemetryGen.LocalHub.Store.StoreFailedException");
        Assert.Contains(hub.Log.Lines, line => line.Contains(tracking, StringComparison.Ordinal)
            && line.Contains("InvalidTimeZoneException: The writer's clock is broken.", StringComparison.Ordinal));
        clock.IsBroken = false;
        Assert.Null(await LiteClient.SendAsync(sender, new Message("b")));
        Assert.Single(await hub.ReadAsync(1));
    }
}
