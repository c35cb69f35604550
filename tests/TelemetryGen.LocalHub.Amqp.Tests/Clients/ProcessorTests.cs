using Azure.Messaging.EventHubs;
using Azure.Messaging.EventHubs.Producer;
using TelemetryGen.LocalHub.Amqp.Tests.Fixtures;
using TelemetryGen.Testing.Clients;

namespace TelemetryGen.LocalHub.Amqp.Tests.Clients;

/// <summary>Processors that share a hub, hand over, are killed and come back.</summary>
[Trait("Kind", "Device")]
public sealed class ProcessorTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_dotnet_processors_share_and_one_takes_over_what_the_other_leaves()
    {
        await using var hub = await AmqpHub.StartAsync();
        await using var producer = hub.Producer("send");
        var (store, log) = (new MemoryCheckpoints(), new ProcessorLog());
        var (one, two) = (new LoggingProcessor(hub, store, log, "one"), new LoggingProcessor(hub, store, log, "two"));
        await one.StartProcessingAsync(Cancellation);
        await SendAsync(producer, 100);
        await log.UntilAsync(() => log.Count == 100 && log.PartitionsOf("one").Length == 4, "one has all partitions");

        await two.StartProcessingAsync(Cancellation);
        await ShareAsync(producer, log, "one", "two");
        var sent = log.Count;
        await one.StopProcessingAsync(CancellationToken.None);
        log.Forget();
        await SendAsync(producer, 100);
        await log.UntilAsync(() => log.Count == sent + 100 && log.PartitionsOf("two").Length == 4, "two has taken over");
        await two.StopProcessingAsync(CancellationToken.None);

        Assert.Equal(hub.Hub.LastPosition, log.Count);
    }

    [Fact]
    public async Task A_dotnet_processor_takes_over_by_blobs_from_one_that_was_killed()
    {
        await using var hub = await AmqpHub.StartAsync();
        await using var producer = hub.Producer("send");
        using var azurite = await Azurite.StartAsync();
        var log = new ProcessorLog();
        using var one = ClientScript.DotNetProcessor(hub, azurite);
        var following = log.FollowAsync("one", one);
        await SendAsync(producer, 400);
        await log.UntilAsync(() => log.Count == 400 && log.PartitionsOf("one").Length == 4, "one has all partitions");

        // Killed while events come in, some of them handled and in no checkpoint.
        var sending = SendAsync(producer, 2000);
        await log.UntilAsync(() => log.Count > 600, "one has handled some of them");
        one.Kill();
        await following;
        await sending;
        var before = log.Count;
        Assert.InRange(before, 601, 2399);

        using var two = ClientScript.DotNetProcessor(hub, azurite);
        _ = log.FollowAsync("two", two);
        await log.UntilAsync(() => log.Count == 2400 && log.PartitionsOf("two").Length == 4, "two has taken over");
        two.End();

        Assert.Equal((2400, 0), (hub.Hub.LastPosition, log.TooEarly));

        // It went on where the checkpoints are, and did not begin anew.
        Assert.InRange(log.Repeated, 0, 400);
    }

    [Fact]
    public async Task Two_processors_in_javascript_share_by_blobs_and_one_that_is_killed_comes_back()
    {
        await using var hub = await AmqpHub.StartAsync();
        await using var producer = hub.Producer("send");
        using var azurite = await Azurite.StartAsync();
        var log = new ProcessorLog();
        using var one = ClientScript.NodeProcessor(hub, azurite);
        var following = log.FollowAsync("one", one);
        await SendAsync(producer, 100);
        await log.UntilAsync(() => log.Count == 100, "one has all partitions");

        using var two = ClientScript.NodeProcessor(hub, azurite);
        _ = log.FollowAsync("two", two);
        await ShareAsync(producer, log, "one", "two");

        one.Kill();
        await following;
        log.Forget();
        var sent = (int)hub.Hub.LastPosition;
        await SendAsync(producer, 100);
        await log.UntilAsync(() => log.Count == sent + 100 && log.PartitionsOf("two").Length == 4, "two has taken over");

        using var back = ClientScript.NodeProcessor(hub, azurite);
        _ = log.FollowAsync("back", back);
        log.Forget();
        await ShareAsync(producer, log, "two", "back");
        Assert.Equal(hub.Hub.LastPosition, log.Count);
        two.End();
        back.End();
    }

    // Sends until both have events of two partitions each.
    private static async Task ShareAsync(EventHubProducerClient producer, ProcessorLog log, string one, string two)
    {
        for (var round = 0; round < 40; round++)
        {
            log.Forget();
            var before = log.Count;
            await SendAsync(producer, 40);
            await log.UntilAsync(() => log.Count == before + 40, "all is handled");
            if (log.PartitionsOf(one).Length == 2 && log.PartitionsOf(two).Length == 2)
            {
                return;
            }

            await Task.Delay(500, Cancellation);
        }

        Assert.Fail($"They do not share: {string.Join(',', log.PartitionsOf(one))} and {string.Join(',', log.PartitionsOf(two))}.");
    }

    private static async Task SendAsync(EventHubProducerClient producer, int count)
    {
        for (var i = 0; i < count; i += 10)
        {
            await producer.SendAsync(
                Enumerable.Range(i, 10).Select(n => new EventData($"{n}")), new SendEventOptions { PartitionId = $"{i / 10 % 4}" },
                    Cancellation);
        }
    }
}
