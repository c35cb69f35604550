using Azure.Messaging.EventHubs;
using Azure.Messaging.EventHubs.Primitives;
using Azure.Messaging.EventHubs.Processor;

namespace TelemetryGen.LocalHub.Amqp.Tests.Fixtures;

/// <summary>A processor that logs each event, and sets a checkpoint behind each batch.</summary>
internal sealed class LoggingProcessor(AmqpHub hub, CheckpointStore store, ProcessorLog log, string name)
    : PluggableCheckpointStoreEventProcessor<EventProcessorPartition>(store, 50, "$Default", hub.Emulator("listen"), AmqpHub.Name, Options(name))
{
    protected override async Task OnProcessingEventBatchAsync(
        IEnumerable<EventData> events, EventProcessorPartition partition, CancellationToken cancellationToken)
    {
        EventData? last = null;
        foreach (var item in events)
        {
            log.Add(Identifier, partition.PartitionId, item.SequenceNumber);
            last = item;
        }

        if (last is not null)
        {
            await UpdateCheckpointAsync(partition.PartitionId, CheckpointPosition.FromEvent(last), CancellationToken.None);
        }
    }

    protected override Task OnProcessingErrorAsync(
        Exception exception, EventProcessorPartition partition, string operationDescription, CancellationToken cancellationToken) => Task.CompletedTask;

    private static EventProcessorOptions Options(string name) => new()
    {
        Identifier = name,
        LoadBalancingStrategy = LoadBalancingStrategy.Greedy,
        LoadBalancingUpdateInterval = TimeSpan.FromSeconds(1),
        PartitionOwnershipExpirationInterval = TimeSpan.FromSeconds(10),
    };
}
