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
    private readonly ConcurrentDictionary<string, HubPartition> _open = new();
    private readonly IEventReceiver _receiver;
    private readonly ILogger _logger;
    private readonly TimeProvider _clock;
    private readonly TimeSpan _interval;
    private readonly ConcurrentQueue<(Exception Error, string Operation, string? Partition)> _errors = new();
    private readonly PartitionOwners _owners;
    private volatile bool _hasStarted;

    private HubProcessor(
        EventHubsSourceOptions options, string hub, CheckpointStore checkpoints, IEventReceiver receiver, ILogger logger,
        TimeProvider clock, string connectionString)
        : base(checkpoints, options.MaxBatch, options.ConsumerGroup, connectionString, hub, options.ToProcessorOptions()) =>
        (_receiver, _logger, _clock, _interval, _owners) = (
            receiver, logger, clock, options.CheckpointInterval,
            new(Identifier, options.ConsumerGroup, options.OwnershipExpiration, logger, clock));

    private HubProcessor(
        EventHubsSourceOptions options, string hub, CheckpointStore checkpoints, IEventReceiver receiver, ILogger logger,
        TimeProvider clock, string host, TokenCredential credential)
        : base(checkpoints, options.MaxBatch, options.ConsumerGroup, host, hub, credential, options.ToProcessorOptions()) =>
        (_receiver, _logger, _clock, _interval, _owners) = (
            receiver, logger, clock, options.CheckpointInterval,
            new(Identifier, options.ConsumerGroup, options.OwnershipExpiration, logger, clock));

    /// <summary>A processor that logs in as the options say: with the key of a connection string, or by Entra.</summary>
    public static HubProcessor Create(
        EventHubsSourceOptions options, string hub, CheckpointStore checkpoints, IEventReceiver receiver, ILogger logger,
        TimeProvider clock) => string.IsNullOrWhiteSpace(options.ConnectionString)
            ? new(options, hub, checkpoints, receiver, logger, clock, options.FullyQualifiedNamespace!, options.Credential!)
            : new(options, hub, checkpoints, receiver, logger, clock, options.ConnectionString);

    /// <summary>
    /// Starts it, and tells whose partitions it waits for. What fails while it starts is the start's error, or passes with it: the
    /// processor reads already while it looks whether it can, and would say the same of each partition.
    /// </summary>
    public async Task StartAsync(CancellationToken stopping)
    {
        await StartProcessingAsync(stopping);
        _hasStarted = true;
        TellErrors();
        await LookAtOwnersAsync(_owners.TellOthers, stopping);
    }

    protected override async Task OnInitializingPartitionAsync(EventProcessorPartition partition, CancellationToken cancellationToken)
    {
        var id = partition.PartitionId;
        _open[id] = new(id, await _receiver.OpenAsync(id, cancellationToken), _interval, SaveAsync, _logger, _clock);
        ServerLog.PartitionOpened(_logger, id);
    }

    protected override async Task OnProcessingEventBatchAsync(
        IEnumerable<EventData> events, EventProcessorPartition partition, CancellationToken cancellationToken)
    {
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

        // While it starts, a partition whose reading failed is called lost as well, and the start says why.
        if (reason == ProcessingStoppedReason.OwnershipLost && _hasStarted)
        {
            await LookAtOwnersAsync(ownership => _owners.TellStolen(partition.PartitionId, ownership), CancellationToken.None);
        }
    }

    protected override Task OnProcessingErrorAsync(
        Exception exception, EventProcessorPartition? partition, string operationDescription, CancellationToken cancellationToken)
    {
        _errors.Enqueue((exception, operationDescription.TrimEnd('.'), partition?.PartitionId));
        if (_hasStarted)
        {
            TellErrors();
        }

        return Task.CompletedTask;
    }

    private void TellErrors()
    {
        while (_errors.TryDequeue(out var failed))
        {
            ServerLog.ReadingFailed(_logger, failed.Error, failed.Operation, failed.Partition);
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
            ServerLog.ReadingFailed(_logger, error, "Listing owners", null);
        }
    }

    private Task SaveAsync(string partitionId, CheckpointPosition position, CancellationToken cancellationToken) =>
        UpdateCheckpointAsync(partitionId, position, cancellationToken);
}
