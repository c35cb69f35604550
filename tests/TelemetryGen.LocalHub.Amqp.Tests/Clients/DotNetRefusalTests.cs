using Azure.Messaging.EventHubs;
using Azure.Messaging.EventHubs.Consumer;
using Azure.Messaging.EventHubs.Producer;
using TelemetryGen.LocalHub.Amqp.Tests.Fixtures;

namespace TelemetryGen.LocalHub.Amqp.Tests.Clients;

/// <summary>What Azure's .NET client makes of refusals.</summary>
[Trait("Kind", "Device")]
public sealed class DotNetRefusalTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_wrong_key_is_an_unauthorized_access()
    {
        await using var hub = await AmqpHub.StartAsync();
        await using var producer = new EventHubProducerClient(hub.Emulator(key: "bm90IHRoZSBrZXk="), AmqpHub.Name, Options);

        var error = await Assert.ThrowsAsync<UnauthorizedAccessException>(() => SendAsync(producer));

        Assert.Contains("40103: Invalid authorization token signature. TrackingId:", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(hub.Log.Lines, line => line.Contains("sig=", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_policy_sends_or_reads_only_with_its_right()
    {
        await using var hub = await AmqpHub.StartAsync();
        await using var producer = hub.Producer("listen");
        await using var consumer = hub.Consumer("send");

        var send = await Assert.ThrowsAsync<UnauthorizedAccessException>(() => SendAsync(producer));
        var read = await Assert.ThrowsAsync<UnauthorizedAccessException>(() => ReadOneAsync(consumer, "0"));

        Assert.Contains("40107: Unauthorized access. 'Send' claim(s) are required", send.Message, StringComparison.Ordinal);
        Assert.Contains("40107: Unauthorized access. 'Listen' claim(s) are required", read.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_there_is_not_found()
    {
        await using var hub = await AmqpHub.StartAsync();
        await using var noHub = hub.Producer(hub: "nothere");
        await using var producer = hub.Producer();
        await using var noGroup = hub.Consumer(group: "nothere");

        await AssertReasonAsync(EventHubsException.FailureReason.ResourceNotFound, () => SendAsync(noHub));
        await AssertReasonAsync(EventHubsException.FailureReason.ResourceNotFound, () => noHub.GetEventHubPropertiesAsync(Cancellation));
        await AssertReasonAsync(EventHubsException.FailureReason.ResourceNotFound, () => ReadOneAsync(noGroup, "0"));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => producer.GetPartitionPropertiesAsync("4", Cancellation));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            () => producer.SendAsync([new EventData("a")], new SendEventOptions { PartitionId = "04" }, Cancellation));
    }

    [Fact]
    public async Task A_hub_that_is_full_is_busy_and_keeps_nothing_of_the_batch()
    {
        await using var hub = await AmqpHub.StartAsync(options => options with { MaxStoreBytes = LocalHubOptions.MinStoreBytes });
        await using var producer = hub.Producer();

        await AssertReasonAsync(
            EventHubsException.FailureReason.ServiceBusy,
            () => producer.SendAsync(Enumerable.Range(0, 9).Select(_ => new EventData(new byte[100_000])), Cancellation));
        Assert.Equal(0, hub.Hub.LastPosition);
    }

    [Fact]
    public async Task A_hub_whose_throughput_units_are_used_up_is_busy()
    {
        await using var hub = await AmqpHub.StartAsync(options => options with { ThroughputUnits = 1 });
        await using var producer = hub.Producer();

        await AssertReasonAsync(EventHubsException.FailureReason.ServiceBusy, async () =>
        {
            for (var i = 0; i < 10; i++)
            {
                await producer.SendAsync(Enumerable.Range(0, 500).Select(_ => new EventData("a")), Cancellation);
            }
        });
    }

    [Fact]
    public async Task Reading_from_beyond_the_end_says_where_the_end_is()
    {
        await using var hub = await AmqpHub.StartAsync();
        await using var producer = hub.Producer();
        await using var consumer = hub.Consumer();
        await producer.SendAsync([new EventData("a")], new SendEventOptions { PartitionId = "0" }, Cancellation);

        var error = await Assert.ThrowsAsync<ArgumentException>(
            () => ReadOneAsync(consumer, "0", EventPosition.FromSequenceNumber(7, isInclusive: false)));

        Assert.Contains("The supplied sequence number '7' is invalid. The last sequence number in the system is '0'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Five_readers_without_epoch_are_let_in_and_no_sixth()
    {
        await using var hub = await AmqpHub.StartAsync();
        await using var producer = hub.Producer();
        await producer.SendAsync([new EventData("a")], new SendEventOptions { PartitionId = "0" }, Cancellation);
        var consumers = Enumerable.Range(0, 6).Select(_ => hub.Consumer()).ToArray();
        var readers = new List<IAsyncEnumerator<PartitionEvent>>();
        foreach (var consumer in consumers[..5])
        {
            readers.Add(consumer.ReadEventsFromPartitionAsync("0", EventPosition.Earliest, Cancellation).GetAsyncEnumerator(Cancellation));
            Assert.True(await readers[^1].MoveNextAsync());
        }

        await AssertReasonAsync(EventHubsException.FailureReason.QuotaExceeded, () => ReadOneAsync(consumers[5], "0"));

        foreach (var reader in readers)
        {
            await reader.DisposeAsync();
        }

        await Task.WhenAll(consumers.Select(consumer => consumer.DisposeAsync().AsTask()));
    }

    private static EventHubProducerClientOptions Options => new() { RetryOptions = AmqpHub.Retry };

    private static Task SendAsync(EventHubProducerClient producer) => producer.SendAsync([new EventData("a")], Cancellation);

    private static async Task ReadOneAsync(EventHubConsumerClient consumer, string partition, EventPosition? position = null)
    {
        await foreach (var _ in consumer.ReadEventsFromPartitionAsync(partition, position ?? EventPosition.Earliest, Cancellation))
        {
            return;
        }
    }

    private static async Task AssertReasonAsync(EventHubsException.FailureReason reason, Func<Task> action) =>
        Assert.Equal(reason, (await Assert.ThrowsAsync<EventHubsException>(action)).Reason);
}
