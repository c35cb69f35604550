using System.Collections.Concurrent;
using Azure.Core;
using Azure.Messaging.EventHubs;
using Azure.Messaging.EventHubs.Primitives;
using Azure.Messaging.EventHubs.Processor;
using Microsoft.Extensions.Logging;
using TelemetryGen.Server.Diagnostics;

namespace TelemetryGen.Server;

/// <summary>
/// The official processor, whose batches go to our receivers. Nothing is thrown into it: it would read the partition again from the
/// checkpoint without a word.
/// </summary>
internal sealed class HubProcessor : PluggableCheckpointStoreEventProcessor<EventProcessorPartition>
{
    /// <summary>So long after the hub was away it is not said that another took a partition: one that does takes it again.</summary>
    private static readonly TimeSpan AfterOutage = TimeSpan.FromMinutes(1);

    /// <summary>Longer than the client tries by itself before it tells of an error.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(15);

    private readonly ConcurrentDictionary<string, HubPartition> _open = new();
    private readonly IEventReceiver _receiver;
    private readonly ILogger _logger;
    private readonly TimeProvider _clock;
    private readonly TimeSpan _interval;
    private readonly ConcurrentQueue<(Exception Error, string Operation, string? Partition)> _errors = new();
    private readonly PartitionOwners _owners;
    private readonly HubRetries _retries;
    private readonly Outage _reading;
    private readonly Outage _saving;
    private volatile bool _hasStarted;

    private HubProcessor(
        EventHubsSourceOptions options, string hub, HubRetries retries, CheckpointStore checkpoints, Around around, string connectionString)
        : base(checkpoints, options.MaxBatch, options.ConsumerGroup, connectionString, hub, options.ToProcessorOptions(retries)) =>
        (_retries, _receiver, _logger, _clock, _interval, _owners, _reading, _saving) = around.Of(options, retries, Identifier);

    private HubProcessor(
        EventHubsSourceOptions options, string hub, HubRetries retries, CheckpointStore checkpoints, Around around, string host,
        TokenCredential credential)
        : base(checkpoints, options.MaxBatch, options.ConsumerGroup, host, hub, credential, options.ToProcessorOptions(retries)) =>
        (_retries, _receiver, _logger, _clock, _interval, _owners, _reading, _saving) = around.Of(options, retries, Identifier);

    /// <summary>A processor that logs in as the options say: with the key of a connection string, or by Entra.</summary>
    public static HubProcessor Create(
        EventHubsSourceOptions options, string hub, string description, CheckpointStore checkpoints, IEventReceiver receiver,
        ILogger logger, TimeProvider clock)
    {
        var (retries, around) = (new HubRetries { IsStarting = true }, new Around(description, receiver, logger, clock));
        return string.IsNullOrWhiteSpace(options.ConnectionString)
            ? new(options, hub, retries, checkpoints, around, options.FullyQualifiedNamespace!, options.Credential!)
            : new(options, hub, retries, checkpoints, around, options.ConnectionString);
    }

    /// <summary>
    /// Starts it, and tells whose partitions it waits for. What fails while it starts is the start's error, or passes with it: the
    /// processor reads already while it looks whether it can, and would say the same of each partition.
    /// </summary>
    public async Task StartAsync(CancellationToken stopping)
    {
        await StartProcessingAsync(stopping);
        _retries.IsStarting = false;
        _hasStarted = true;
        TellErrors();
        await LookAtOwnersAsync(_owners.TellOthers, stopping);
    }

    /// <summary>Asked in each round of sharing: when the hub answers, what failed long ago works.</summary>
    protected override async Task<string[]> ListPartitionIdsAsync(EventHubConnection connection, CancellationToken cancellationToken)
    {
        var partitions = await base.ListPartitionIdsAsync(connection, cancellationToken);
        _reading.SucceedAfter(Quiet);
        return partitions;
    }

    protected override async Task OnInitializingPartitionAsync(EventProcessorPartition partition, CancellationToken cancellationToken)
    {
        var id = partition.PartitionId;
        _open[id] = new(id, await _receiver.OpenAsync(id, cancellationToken), _interval, SaveAsync, _saving, _clock);
        ServerLog.PartitionOpened(_logger, id);
    }

    protected override async Task OnProcessingEventBatchAsync(
        IEnumerable<EventData> events, EventProcessorPartition partition, CancellationToken cancellationToken)
    {
        if (events.Any())
        {
            _reading.Succeed(ReadingOf(partition.PartitionId));
        }

        if (_open.TryGetValue(partition.PartitionId, out var open))
        {
            await open.ProcessAsync(events, cancellationToken);
        }
    }

    protected override async Task OnPartitionProcessingStoppedAsync(
        EventProcessorPartition partition, ProcessingStoppedReason reason, CancellationToken cancellationToken)
    {
        if (_open.TryRemove(partition.PartitionId, out var open))
        {
            await open.CloseAsync(mayCheckpoint: reason == ProcessingStoppedReason.Shutdown);
            ServerLog.PartitionClosed(_logger, partition.PartitionId, reason.ToString());
        }

        // A partition whose reading failed is called lost as well, and one that is read by two links of ours after the hub was away.
        if (reason == ProcessingStoppedReason.OwnershipLost && _hasStarted && !_reading.HasFailedWithin(AfterOutage))
        {
            await LookAtOwnersAsync(ownership => _owners.TellStolen(partition.PartitionId, ownership), CancellationToken.None);
        }
    }

    protected override Task OnProcessingErrorAsync(
        Exception exception, EventProcessorPartition? partition, string operationDescription, CancellationToken cancellationToken)
    {
        if (exception is EventHubsException { Reason: EventHubsException.FailureReason.ConsumerDisconnected })
        {
            // Another reads the partition from now on: its end is told as that.
            ServerLog.FailedAt(_logger, exception);
            return Task.CompletedTask;
        }

        _errors.Enqueue((exception, operationDescription.TrimEnd('.'), partition?.PartitionId));
        if (_hasStarted)
        {
            TellErrors();
        }

        return Task.CompletedTask;
    }

    private static string ReadingOf(string partition) => $"reading partition {partition}";

    private void TellErrors()
    {
        while (_errors.TryDequeue(out var failed))
        {
            _reading.Fail(failed.Partition is { } id ? ReadingOf(id) : failed.Operation, failed.Error);
        }
    }

    // Only to tell of it: the processor asks again by itself, and fails by itself.
    private async Task LookAtOwnersAsync(Action<IEnumerable<EventProcessorPartitionOwnership>> tell, CancellationToken cancellation)
    {
        try
        {
            tell(await ListOwnershipAsync(cancellation));
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            _reading.Fail("listing owners", error);
        }
    }

    private Task SaveAsync(string partitionId, CheckpointPosition position, CancellationToken cancellationToken) =>
        UpdateCheckpointAsync(partitionId, position, cancellationToken);

    /// <summary>What the processor works with, whichever way it logs in.</summary>
    private sealed record Around(string Source, IEventReceiver Receiver, ILogger Logger, TimeProvider Clock)
    {
        public (HubRetries, IEventReceiver, ILogger, TimeProvider, TimeSpan, PartitionOwners, Outage, Outage) Of(
            EventHubsSourceOptions options, HubRetries retries, string identifier) => (
            retries, Receiver, Logger, Clock, options.CheckpointInterval,
            new(identifier, options.ConsumerGroup, options.OwnershipExpiration, Logger, Clock),
            new(Logger, Clock, (fault, what, reason, _) => ServerLog.ReadingFailed(Logger, fault, Source, what, reason),
                tries => ServerLog.ReadingAgain(Logger, Source, tries)),
            new(Logger, Clock, (fault, partition, reason, _) => ServerLog.CheckpointFailed(Logger, fault, partition, reason),
                tries => ServerLog.CheckpointsSaved(Logger, tries)));
    }
}
