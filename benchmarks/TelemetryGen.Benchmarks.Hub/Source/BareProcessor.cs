using Azure.Messaging.EventHubs;
using Azure.Messaging.EventHubs.Consumer;
using Azure.Messaging.EventHubs.Primitives;
using Azure.Messaging.EventHubs.Processor;

namespace TelemetryGen.Benchmarks.Hub.Source;

/// <summary>The official processor that only looks at the bytes, with the settings that the server's source has.</summary>
internal sealed class BareProcessor(string connectionString, string hub, Action<int> read)
    : PluggableCheckpointStoreEventProcessor<EventProcessorPartition>(
        new Checkpoints(), 100, "$Default", connectionString, hub,
        new EventProcessorOptions
        {
            TrackLastEnqueuedEventProperties = false, PrefetchCount = 300, DefaultStartingPosition = EventPosition.Earliest,
            MaximumWaitTime = TimeSpan.FromSeconds(5),
        })
{
    protected override Task OnProcessingEventBatchAsync(
        IEnumerable<EventData> events, EventProcessorPartition partition, CancellationToken cancellationToken)
    {
        var (count, bytes) = (0, 0);
        foreach (var e in events)
        {
            bytes += e.EventBody.ToMemory().Length;
            count++;
        }

        if (bytes > 0)
        {
            read(count);
        }

        return Task.CompletedTask;
    }

    protected override Task OnProcessingErrorAsync(
        Exception exception, EventProcessorPartition partition, string operationDescription, CancellationToken cancellationToken)
    {
        Console.Error.WriteLine($"{operationDescription}: {exception.Message}");
        return Task.CompletedTask;
    }

    // Nothing is kept: each run reads all, alone.
    private sealed class Checkpoints : CheckpointStore
    {
        public override Task<IEnumerable<EventProcessorPartitionOwnership>> ListOwnershipAsync(
            string fullyQualifiedNamespace, string eventHubName, string consumerGroup, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<EventProcessorPartitionOwnership>>([]);

        public override Task<IEnumerable<EventProcessorPartitionOwnership>> ClaimOwnershipAsync(
            IEnumerable<EventProcessorPartitionOwnership> desiredOwnership, CancellationToken cancellationToken)
        {
            var claimed = desiredOwnership.ToList();
            foreach (var ownership in claimed)
            {
                (ownership.LastModifiedTime, ownership.Version) = (DateTimeOffset.UtcNow, Guid.NewGuid().ToString());
            }

            return Task.FromResult<IEnumerable<EventProcessorPartitionOwnership>>(claimed);
        }

        public override Task<EventProcessorCheckpoint?> GetCheckpointAsync(
            string fullyQualifiedNamespace, string eventHubName, string consumerGroup, string partitionId,
            CancellationToken cancellationToken) => Task.FromResult<EventProcessorCheckpoint?>(null);
    }
}
