using Azure.Messaging.EventHubs;
using Azure.Messaging.EventHubs.Producer;
using TelemetryGen.LocalHub.Amqp.Tests.Fixtures;
using TelemetryGen.Testing.Hubs;

namespace TelemetryGen.LocalHub.Amqp.Tests.Clients;

/// <summary>A disk that is full, and has space again.</summary>
[Trait("Kind", "Device")]
public sealed class FullDiskTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_full_disk_is_busy_and_a_sender_goes_on_when_there_is_space_with_nothing_lost_that_was_acknowledged()
    {
        using var disk = SmallDisk.Mount(megabytes: 8);
        var acknowledged = new List<string>();
        await using var hub = await AmqpHub.StartAsync(options => options with { DataDirectory = Path.Combine(disk.Path, "data") });
        await using var producer = hub.Producer("send");
        for (var i = 0; i < 20; i++)
        {
            await SendAsync();
        }

        disk.Fill(leave: 200_000);
        var error = await Assert.ThrowsAsync<EventHubsException>(async () =>
        {
            for (var i = 0; i < 200; i++)
            {
                await SendAsync();
            }
        });
        var again = await Assert.ThrowsAsync<EventHubsException>(SendAsync);

        Assert.All((EventHubsException[])[error, again], refused =>
        {
            Assert.Equal(EventHubsException.FailureReason.ServiceBusy, refused.Reason);
            Assert.Contains("50300: The store of the hub is full; the events were not stored", refused.Message, StringComparison.Ordinal);
        });
        Assert.Single(hub.Log.Lines, line => line.StartsWith("Error: The store is full", StringComparison.Ordinal));
        Assert.Equal(acknowledged.Count, hub.Hub.LastPosition);
        Assert.Equal(acknowledged, await BodiesAsync());

        // The same client, on the same link.
        disk.Free();
        for (var i = 0; i < 20; i++)
        {
            await SendAsync();
        }

        await hub.Log.LineAsync("Warning: The store takes events again");
        Assert.Equal(acknowledged, await BodiesAsync());
        await hub.Hub.StopAsync();
        await hub.StartAgainAsync();
        Assert.Equal(acknowledged, await BodiesAsync());
        await hub.Hub.StopAsync();

        async Task SendAsync()
        {
            // So that each takes a page or more.
            var text = $"{acknowledged.Count} {new string('x', 8000)}";
            await producer.SendAsync([new EventData(text)], new SendEventOptions { PartitionId = "0" }, Cancellation);
            acknowledged.Add(text);
        }

        async Task<IEnumerable<string>> BodiesAsync() =>
            (await hub.ReadAsync(acknowledged.Count)).Select(item => System.Text.Encoding.UTF8.GetString(item.Body.Span));
    }
}
