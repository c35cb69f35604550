using Azure.Messaging.EventHubs;
using Azure.Messaging.EventHubs.Consumer;
using Azure.Messaging.EventHubs.Primitives;
using Azure.Messaging.EventHubs.Producer;
using TelemetryGen.LocalHub.Amqp.Tests.Fixtures;

namespace TelemetryGen.LocalHub.Amqp.Tests.Clients;

/// <summary>Receivers with an epoch, which read alone.</summary>
[Trait("Kind", "Device")]
public sealed class EpochTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null, 0L)]
    [InlineData(0L, 0L)]
    [InlineData(1L, 2L)]
    public async Task A_receiver_with_the_same_or_a_higher_epoch_disconnects_the_other(long? first, long second)
    {
        await using var hub = await HubWithAnEventAsync();
        await using var one = NewReceiver(hub, first, "one");
        await using var other = NewReceiver(hub, second, "other");
        Assert.Single(await ReceiveAsync(one));

        Assert.Single(await ReceiveAsync(other));

        await hub.Log.LineAsync("Partitions/0: link ended (40900)");
        await AssertRobbedAsync(one);
        await SendAsync(hub);
        Assert.Single(await ReceiveAsync(other));
    }

    [Theory]
    [InlineData(2L, 1L)]
    [InlineData(0L, null)]
    public async Task A_receiver_with_a_lower_epoch_or_none_is_refused(long first, long? second)
    {
        await using var hub = await HubWithAnEventAsync();
        await using var one = NewReceiver(hub, first, "one");
        await using var other = NewReceiver(hub, second, "other");
        Assert.Single(await ReceiveAsync(one));

        await AssertDisconnectedAsync(() => ReceiveAsync(other));

        await SendAsync(hub);
        Assert.Single(await ReceiveAsync(one));
    }

    [Fact]
    public async Task One_that_was_robbed_by_another_of_the_same_epoch_is_let_in_again_after_a_pause()
    {
        await using var hub = await HubWithAnEventAsync();
        await using var one = NewReceiver(hub, 0, "one");
        await using var other = NewReceiver(hub, 0, "other");
        Assert.Single(await ReceiveAsync(one));
        Assert.Single(await ReceiveAsync(other));

        await using var back = NewReceiver(hub, 0, "one");
        await AssertDisconnectedAsync(() => ReceiveAsync(back));
        await Task.Delay(TimeSpan.FromSeconds(1.2), Cancellation);
        await using var later = NewReceiver(hub, 0, "one");
        Assert.Single(await ReceiveAsync(later));
    }

    [Fact]
    public async Task Consumer_groups_do_not_disturb_each_other()
    {
        await using var hub = await HubWithAnEventAsync();
        await using var one = NewReceiver(hub, 1, "one");
        await using var other = NewReceiver(hub, 1, "other", "SECOND");

        Assert.Single(await ReceiveAsync(one));
        Assert.Single(await ReceiveAsync(other));
        await SendAsync(hub);
        Assert.Single(await ReceiveAsync(one));
        Assert.Single(await ReceiveAsync(other));
    }

    private static async Task<AmqpHub> HubWithAnEventAsync()
    {
        var hub = await AmqpHub.StartAsync();
        await SendAsync(hub);
        return hub;
    }

    private static async Task SendAsync(AmqpHub hub)
    {
        await using var producer = hub.Producer();
        await producer.SendAsync([new EventData("a")], new SendEventOptions { PartitionId = "0" }, Cancellation);
    }

    private static PartitionReceiver NewReceiver(AmqpHub hub, long? epoch, string name, string group = "$Default") => new(
        group, "0", EventPosition.Earliest, hub.Emulator("listen"), AmqpHub.Name,
        new PartitionReceiverOptions { OwnerLevel = epoch, Identifier = name, RetryOptions = AmqpHub.Retry });

    private static async Task<IEnumerable<EventData>> ReceiveAsync(PartitionReceiver receiver) =>
        await receiver.ReceiveBatchAsync(1, TimeSpan.FromSeconds(10), Cancellation);

    // The client may attach once more before it tells; the hub refuses it then, for as long as the other reads or a second.
    private static async Task AssertRobbedAsync(PartitionReceiver receiver)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        await AssertDisconnectedAsync(async () =>
        {
            while (true)
            {
                Assert.Empty(await receiver.ReceiveBatchAsync(1, TimeSpan.FromMilliseconds(100), patience.Token));
            }
        });
    }

    private static async Task AssertDisconnectedAsync(Func<Task> action) => Assert.Equal(
        EventHubsException.FailureReason.ConsumerDisconnected, (await Assert.ThrowsAsync<EventHubsException>(action)).Reason);
}
