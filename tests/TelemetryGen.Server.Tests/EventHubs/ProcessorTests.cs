using Azure.Messaging.EventHubs.Consumer;
using Azure.Messaging.EventHubs.Primitives;
using TelemetryGen.LocalHub;
using TelemetryGen.Server.Checkpoints;
using TelemetryGen.Server.Tests.Fixtures;
using TelemetryGen.Testing.Hubs;

namespace TelemetryGen.Server.Tests.EventHubs;

/// <summary>What the official processor does when it is stopped, or loses a partition, while a handler is at work.</summary>
public sealed class ProcessorTests : IAsyncLifetime
{
    private const string Namespace = "localhost";
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan Expiration = TimeSpan.FromSeconds(4);

    private readonly HubLog _log = new(TimeSpan.FromSeconds(60));
    private readonly RecordingReceiver _receiver = new();
    private readonly TaskCompletionSource _release = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private EmbeddedHub _hub = null!;
    private SqliteCheckpointStore _store = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _hub = await EmbeddedHub.StartAsync(o => o with { Partitions = 2, Amqp = new AmqpOptions { Port = 0, TlsPort = 0 } });
        _store = new(new SqliteFile(Path.Combine(_hub.Folder, "checkpoints.db")));
        foreach (var publisher in (string[])["a", "b", "c", "d", "e", "f"])
        {
            await _hub.SendAsync(publisher, Bodies.Message(1));
        }
    }

    public ValueTask DisposeAsync() => _hub.DisposeAsync();

    [Fact]
    public async Task Stopped_while_it_still_starts_it_notes_what_was_handled_and_handles_no_more()
    {
        using var stop = new CancellationTokenSource();
        var reading = Source(new SlowStartStore(_store)).ReadAsync(_receiver, stop.Token);
        await TookAsync("0", "1");

        await stop.CancelAsync();
        await reading.WaitAsync(TimeSpan.FromSeconds(60), Cancellation);

        Assert.Equal(["0 closed", "1 closed"], _receiver.Steps.Where(s => s.EndsWith("closed", StringComparison.Ordinal)).Order());
        Assert.NotNull(await CheckpointAsync("0"));
        Assert.NotNull(await CheckpointAsync("1"));
    }

    [Fact]
    public async Task At_a_stop_it_waits_for_the_handler_and_then_notes_what_was_handled()
    {
        _receiver.Blocked = ("0", _release.Task);
        using var stop = new CancellationTokenSource();
        var reading = Source(_store).ReadAsync(_receiver, stop.Token);
        await _receiver.StepAsync("0 waits");
        await TookAsync("1");

        await stop.CancelAsync();
        await _receiver.StepAsync("0 cancelled");
        await _receiver.StepAsync("1 closed");
        await Task.Delay(500, Cancellation);
        Assert.DoesNotContain("0 closed", _receiver.Steps);
        _release.SetResult();
        await reading.WaitAsync(TimeSpan.FromSeconds(60), Cancellation);

        Assert.Equal(["opened", "waits", "cancelled", "took", "closed"], StepsOf("0"));
        Assert.NotNull(await CheckpointAsync("0"));
    }

    [Fact]
    public async Task A_handler_that_takes_longer_than_ownership_lasts_keeps_its_partition()
    {
        _receiver.Blocked = ("0", _release.Task);
        using var stop = new CancellationTokenSource();
        var reading = Source(_store).ReadAsync(_receiver, stop.Token);
        await _receiver.StepAsync("0 waits");
        await RenewedAsync("0");

        Assert.Equal(["opened", "waits"], StepsOf("0"));
        _release.SetResult();
        await TookAsync("0");
        await stop.CancelAsync();
        await reading;
    }

    [Fact]
    public async Task A_partition_that_another_took_is_told_to_its_handler_waited_for_and_gets_no_checkpoint_any_more()
    {
        _receiver.Blocked = ("0", _release.Task);
        using var stop = new CancellationTokenSource();
        var reading = Source(_store).ReadAsync(_receiver, stop.Token);
        await _receiver.StepAsync("0 waits");
        await TookAsync("1");
        await StealAsync();
        await _receiver.StepAsync("0 cancelled");

        // The processor waits for the handler, and renews what else it has meanwhile.
        await RenewedAsync("1", StealAsync);
        Assert.Equal(["opened", "waits", "cancelled"], StepsOf("0"));
        _release.SetResult();
        await _receiver.StepAsync("0 closed");
        Assert.Null(await CheckpointAsync("0"));
        await _log.LineAsync("Partition 0 closed: OwnershipLost.");
        await stop.CancelAsync();
        await reading;
    }

    [Fact]
    public async Task Two_programs_of_one_group_with_checkpoints_of_their_own_are_warned_of()
    {
        using var stop = new CancellationTokenSource();
        var others = new SqliteCheckpointStore(new SqliteFile(Path.Combine(_hub.Folder, "others.db")));
        var first = Source(_store).ReadAsync(_receiver, stop.Token);
        await TookAsync("0", "1");
        var second = Source(others).ReadAsync(new RecordingReceiver(), stop.Token);

        await _log.LineAsync(
            " was taken by another reader of the consumer group $Default that has other checkpoints than this program: both handle the "
                + "same events. Give each program a consumer group of its own, or both the same checkpoints.");
        await stop.CancelAsync();
        await Task.WhenAll(first, second);

        // Each of the two says it once, however often they take the partitions from each other.
        Assert.InRange(_log.Lines.Count(static l => l.StartsWith("Warning: Partition ", StringComparison.Ordinal)), 1, 2);
    }

    [Fact]
    public async Task A_partition_that_went_to_another_by_the_checkpoints_is_no_warning()
    {
        using var stop = new CancellationTokenSource();
        var reading = Source(_store).ReadAsync(_receiver, stop.Token);
        await TookAsync("0", "1");
        await StealAsync();
        await _log.LineAsync("Partition 0 closed: OwnershipLost.");
        await stop.CancelAsync();
        await reading;

        Assert.DoesNotContain(_log.Lines, static l => l.Contains("was taken by another reader", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_start_says_whose_partitions_it_waits_for_and_until_when()
    {
        var ownership = ((string[])["0", "1"]).Select(partition => new EventProcessorPartitionOwnership
        {
            FullyQualifiedNamespace = Namespace, EventHubName = EmbeddedHub.Name, PartitionId = partition, OwnerIdentifier = "killed",
            ConsumerGroup = EventHubConsumerClient.DefaultConsumerGroupName,
        });
        var until = (await _store.ClaimOwnershipAsync(ownership, Cancellation)).Max(static o => o.LastModifiedTime) + Expiration;
        using var stop = new CancellationTokenSource();
        var reading = Source(_store).ReadAsync(_receiver, stop.Token);

        // Both, unless this machine was so slow that one of the two had expired before it looked.
        var line = await _log.FindAsync(" owned by killed. If that was killed, waiting for it until ");
        Assert.Matches(
            "^Information: (2 partitions are|1 partition is) owned by killed\\. If that was killed, waiting for it until "
                + $"{until:HH:mm:ss} UTC, then they are read here\\. *$",
            line);
        await TookAsync("0", "1");
        Assert.True(DateTimeOffset.UtcNow >= until - TimeSpan.FromSeconds(1));
        await stop.CancelAsync();
        await reading;
    }

    [Fact]
    public async Task A_group_that_is_not_there_is_one_error()
    {
        var error = await Assert.ThrowsAsync<TelemetryServerException>(
            () => Source(_store, "nobody").ReadAsync(_receiver, Cancellation).WaitAsync(TimeSpan.FromSeconds(60), Cancellation));

        Assert.Contains("nobody", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(_log.Lines, static l => l.StartsWith("Warning", StringComparison.Ordinal));
    }

    // Still its owner's, who has claimed it again after longer than a claim lasts.
    private async Task RenewedAsync(string partition, Func<Task>? meanwhile = null)
    {
        var first = await OwnershipAsync(partition);
        for (var owned = first; owned.LastModifiedTime < first.LastModifiedTime + (Expiration * 1.5);)
        {
            await (meanwhile?.Invoke() ?? Task.CompletedTask);
            await Task.Delay(Interval, Cancellation);
            owned = await OwnershipAsync(partition);
            Assert.Equal(first.OwnerIdentifier, owned.OwnerIdentifier);
        }
    }

    // Again and again: another may have been faster.
    private async Task StealAsync()
    {
        EventProcessorPartitionOwnership owned;
        do
        {
            owned = await OwnershipAsync("0");
            owned.OwnerIdentifier = "another";
        }
        while (!(await _store.ClaimOwnershipAsync([owned], Cancellation)).Any());
    }

    private List<string> StepsOf(string partition) =>
        [.. _receiver.Steps.Where(s => s.StartsWith(partition, StringComparison.Ordinal)).Select(s => s.Split(' ')[1])];

    private async Task TookAsync(params string[] partitions)
    {
        foreach (var partition in partitions)
        {
            for (var waited = 0; !_receiver.Steps.Any(s => s.StartsWith($"{partition} took", StringComparison.Ordinal)); waited += 10)
            {
                Assert.True(waited < 60_000, string.Join(", ", _receiver.Steps));
                await Task.Delay(10, Cancellation);
            }
        }
    }

    private async Task<EventProcessorPartitionOwnership> OwnershipAsync(string partition) =>
        (await _store.ListOwnershipAsync(Namespace, EmbeddedHub.Name, EventHubConsumerClient.DefaultConsumerGroupName, Cancellation))
        .Single(o => o.PartitionId == partition);

    private Task<EventProcessorCheckpoint> CheckpointAsync(string partition) => _store.GetCheckpointAsync(
        Namespace, EmbeddedHub.Name, EventHubConsumerClient.DefaultConsumerGroupName, partition, Cancellation);

    private EventHubsSource Source(CheckpointStore store, string group = EventHubConsumerClient.DefaultConsumerGroupName) => new(
        new EventHubsSourceOptions
        {
            ConnectionString = _hub.AmqpConnectionString("listen"), HubName = EmbeddedHub.Name, ConsumerGroup = group,
            LoadBalancingInterval = Interval, OwnershipExpiration = Expiration,
        }, store, _log, TimeProvider.System);
}
