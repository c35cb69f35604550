using System.Globalization;
using Azure.Messaging.EventHubs;
using Azure.Messaging.EventHubs.Consumer;
using Azure.Messaging.EventHubs.Producer;
using TelemetryGen.LocalHub.Amqp.Tests.Fixtures;

namespace TelemetryGen.LocalHub.Amqp.Tests.Clients;

/// <summary>Azure.Messaging.EventHubs against the hub.</summary>
[Trait("Kind", "Device")]
public sealed class DotNetClientTests
{
    public static TheoryData<ClientForm> Forms => [ClientForm.Plain, ClientForm.Tls, ClientForm.WebSocket];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Properties_of_the_hub_and_its_partitions(ClientForm form)
    {
        await using var hub = await AmqpHub.StartAsync();
        await using var producer = hub.Producer(form: form);

        var properties = await producer.GetEventHubPropertiesAsync(Cancellation);
        Assert.Equal(AmqpHub.Name, properties.Name);
        Assert.Equal(["0", "1", "2", "3"], properties.PartitionIds);
        Assert.InRange(properties.CreatedOn, DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow.AddMinutes(1));

        var empty = await producer.GetPartitionPropertiesAsync("1", Cancellation);
        Assert.Equal((true, 0, -1, "-1"),
            (empty.IsEmpty, empty.BeginningSequenceNumber, empty.LastEnqueuedSequenceNumber, empty.LastEnqueuedOffsetString));

        await producer.SendAsync([new EventData("a"), new EventData("b")], new SendEventOptions { PartitionId = "1" }, Cancellation);
        var filled = await producer.GetPartitionPropertiesAsync("1", Cancellation);
        Assert.Equal((false, 0, 1), (filled.IsEmpty, filled.BeginningSequenceNumber, filled.LastEnqueuedSequenceNumber));
        Assert.InRange(filled.LastEnqueuedTime, DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow.AddMinutes(1));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task An_event_comes_back_as_it_was_sent(ClientForm form)
    {
        await using var hub = await AmqpHub.StartAsync();
        await using var producer = hub.Producer("send", form: form);
        await using var consumer = hub.Consumer("listen", form: form);
        var sent = new EventData(new byte[] { 0, 1, 2, 255 })
        {
            MessageId = "m1",
            CorrelationId = "c1",
            ContentType = "application/octet-stream",
            Properties =
            {
                ["int"] = 1, ["long"] = 5_000_000_000L, ["double"] = 1.5, ["text"] = "ä", ["bool"] = true,
                    ["time"] = DateTime.UnixEpoch.AddDays(1),
                ["uri"] = new Uri("http://a/b"), ["span"] = TimeSpan.FromSeconds(90), ["guid"] = Guid.Empty,
            },
        };

        await producer.SendAsync([sent], new SendEventOptions { PartitionKey = "device-1" }, Cancellation);
        var read = Assert.Single(await ReadAllAsync(consumer, 1));

        Assert.Equal(sent.EventBody.ToArray(), read.Data.EventBody.ToArray());
        Assert.Equal(("m1", "c1", "application/octet-stream"), (read.Data.MessageId, read.Data.CorrelationId, read.Data.ContentType));
        Assert.Equal(sent.Properties.OrderBy(p => p.Key), read.Data.Properties.OrderBy(p => p.Key));
        Assert.Equal(("device-1", 0L), (read.Data.PartitionKey, read.Data.SequenceNumber));
        Assert.InRange(read.Data.EnqueuedTime, DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow.AddMinutes(1));

        var stored = Assert.Single(await hub.ReadAsync(1));
        Assert.Equal((read.Partition.PartitionId, read.Data.OffsetString), (Text(stored.Partition), Text(stored.Offset)));
        Assert.Equal(("device-1", "application/octet-stream", 1), (stored.PartitionKey, stored.ContentType, stored.Properties["int"]));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Batches_keep_their_order_and_their_partition(ClientForm form)
    {
        await using var hub = await AmqpHub.StartAsync();
        await using var producer = hub.Producer("send", form: form);
        await using var consumer = hub.Consumer("listen", form: form);
        var sent = 0;
        for (var i = 0; i < 3; i++)
        {
            using var batch = await producer.CreateBatchAsync(new CreateBatchOptions { PartitionId = "2" }, Cancellation);
            Assert.Equal(1024 * 1024, batch.MaximumSizeInBytes);
            while (batch.Count < 1000 && batch.TryAdd(new EventData(Text(sent))))
            {
                sent++;
            }

            await producer.SendAsync(batch, Cancellation);
        }

        var read = await ReadAllAsync(consumer, 3000, partition: "2");
        Assert.Equal(Enumerable.Range(0, 3000).Select(i => Text(i)), read.Select(item => item.Data.EventBody.ToString()));
        Assert.Equal(Enumerable.Range(0, 3000).Select(i => (long)i), read.Select(item => item.Data.SequenceNumber));
    }

    [Fact]
    public async Task A_batch_of_a_mebibyte_goes_through_whole()
    {
        await using var hub = await AmqpHub.StartAsync();
        await using var producer = hub.Producer();
        await using var consumer = hub.Consumer();
        using var batch = await producer.CreateBatchAsync(new CreateBatchOptions { PartitionKey = "k" }, Cancellation);
        while (batch.TryAdd(new EventData(new byte[100_000])))
        {
        }

        await producer.SendAsync(batch, Cancellation);

        Assert.Equal(10, batch.Count);
        var read = await ReadAllAsync(consumer, batch.Count);
        Assert.All(read, item => Assert.Equal(("k", 100_000), (item.Data.PartitionKey, item.Data.EventBody.ToArray().Length)));
    }

    [Fact]
    public async Task An_empty_body_and_an_amqp_value_come_back()
    {
        await using var hub = await AmqpHub.StartAsync();
        await using var producer = hub.Producer();
        await using var consumer = hub.Consumer();
        var value = new EventData(BinaryData.Empty);
        value.GetRawAmqpMessage().Body = Azure.Core.Amqp.AmqpMessageBody.FromValue("text");

        await producer.SendAsync([new EventData(BinaryData.Empty), value], new SendEventOptions { PartitionId = "0" }, Cancellation);
        var read = await ReadAllAsync(consumer, 2, partition: "0");

        Assert.Empty(read[0].Data.EventBody.ToArray());
        Assert.True(read[1].Data.GetRawAmqpMessage().Body.TryGetValue(out var got));
        Assert.Equal("text", got);
    }

    public static TheoryData<string, int> Positions => new()
    {
        { "earliest", 0 }, { "latest", 10 }, { "sequence 3 inclusive", 3 }, { "sequence 3", 4 }, { "offset of 3 inclusive", 3 },
            { "offset of 3", 4 },
        { "time before", 0 }, { "time after", 10 },
    };

    [Theory]
    [MemberData(nameof(Positions))]
    public async Task Reading_begins_where_the_client_says(string where, int first)
    {
        await using var hub = await AmqpHub.StartAsync();
        await using var producer = hub.Producer();
        await using var consumer = hub.Consumer();
        await producer.SendAsync(Enumerable.Range(0, 10).Select(i => new EventData(Text(i))), new SendEventOptions { PartitionId = "0" },
            Cancellation);
        var offset = Text((await hub.ReadAsync(10))[3].Offset);
        var position = where switch
        {
            "earliest" => EventPosition.Earliest,
            "latest" => EventPosition.Latest,
            "sequence 3 inclusive" => EventPosition.FromSequenceNumber(3, isInclusive: true),
            "sequence 3" => EventPosition.FromSequenceNumber(3, isInclusive: false),
            "offset of 3 inclusive" => EventPosition.FromOffset(offset, isInclusive: true),
            "offset of 3" => EventPosition.FromOffset(offset, isInclusive: false),
            "time before" => EventPosition.FromEnqueuedTime(DateTimeOffset.UtcNow.AddMinutes(-1)),
            _ => EventPosition.FromEnqueuedTime(DateTimeOffset.UtcNow.AddSeconds(2)),
        };

        var reading = ReadAllAsync(consumer, 11 - first, partition: "0", position: position);
        await AttachedAsync(hub);
        await producer.SendAsync([new EventData("10")], new SendEventOptions { PartitionId = "0" }, Cancellation);

        Assert.Equal(Enumerable.Range(first, 11 - first).Select(i => Text(i)),
            (await reading).Select(item => item.Data.EventBody.ToString()));
    }

    [Fact]
    public async Task Runtime_metrics_come_with_each_event()
    {
        await using var hub = await AmqpHub.StartAsync();
        await using var producer = hub.Producer();
        await using var consumer = hub.Consumer();
        await producer.SendAsync([new EventData("a"), new EventData("b")], new SendEventOptions { PartitionId = "0" }, Cancellation);

        var options = new ReadEventOptions { TrackLastEnqueuedEventProperties = true };
        await foreach (var item in consumer.ReadEventsFromPartitionAsync("0", EventPosition.Earliest, options, Cancellation))
        {
            var last = item.Partition.ReadLastEnqueuedEventProperties();
            Assert.Equal((1L, Text((await hub.ReadAsync(2))[1].Offset)), (last.SequenceNumber, last.OffsetString));
            Assert.InRange(last.LastReceivedTime!.Value, DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow.AddMinutes(1));
            break;
        }
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static Task AttachedAsync(AmqpHub hub) => hub.Log.LineAsync("attached to greenhouse/ConsumerGroups/$Default/Partitions/0");

    private static async Task<List<PartitionEvent>> ReadAllAsync(
        EventHubConsumerClient consumer, int count, string? partition = null, EventPosition? position = null)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(40));
        var events = partition is null
            ? consumer.ReadEventsAsync(patience.Token)
            : consumer.ReadEventsFromPartitionAsync(partition, position ?? EventPosition.Earliest, patience.Token);
        return await events.Take(count).ToListAsync(patience.Token);
    }
}
