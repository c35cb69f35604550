using System.Collections.Concurrent;
using Azure.Messaging.EventHubs;
using Azure.Messaging.EventHubs.Consumer;
using Azure.Messaging.EventHubs.Primitives;
using Azure.Messaging.EventHubs.Processor;

namespace TelemetryGen.LocalHub.Amqp.Tests.Fixtures;

/// <summary>Ownership and checkpoints that processors of one test share.</summary>
internal sealed class MemoryCheckpoints : CheckpointStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, EventProcessorPartitionOwnership> _owners = [];
    private readonly ConcurrentDictionary<string, EventProcessorCheckpoint> _checkpoints = new();

    public override Task<IEnumerable<EventProcessorPartitionOwnership>> ListOwnershipAsync(
        string fullyQualifiedNamespace, string eventHubName, string consumerGroup, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult<IEnumerable<EventProcessorPartitionOwnership>>([.. _owners.Values]);
        }
    }

    public override Task<IEnumerable<EventProcessorPartitionOwnership>> ClaimOwnershipAsync(
        IEnumerable<EventProcessorPartitionOwnership> desiredOwnership, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var claimed = new List<EventProcessorPartitionOwnership>();
            foreach (var wanted in desiredOwnership)
            {
                if (_owners.GetValueOrDefault(wanted.PartitionId)?.Version == wanted.Version)
                {
                    wanted.Version = Guid.NewGuid().ToString();
                    wanted.LastModifiedTime = DateTimeOffset.UtcNow;
                    _owners[wanted.PartitionId] = wanted;
                    claimed.Add(wanted);
                }
            }

            return Task.FromResult<IEnumerable<EventProcessorPartitionOwnership>>(claimed);
        }
    }

    public override Task<EventProcessorCheckpoint> GetCheckpointAsync(
        string fullyQualifiedNamespace, string eventHubName, string consumerGroup, string partitionId, CancellationToken cancellationToken) =>
        Task.FromResult(_checkpoints.GetValueOrDefault(partitionId)!);

    public override Task UpdateCheckpointAsync(
        string fullyQualifiedNamespace, string eventHubName, string consumerGroup, string partitionId, string clientIdentifier,
        CheckpointPosition startingPosition, CancellationToken cancellationToken)
    {
        _checkpoints[partitionId] = new EventProcessorCheckpoint
        {
            FullyQualifiedNamespace = fullyQualifiedNamespace,
            EventHubName = eventHubName,
            ConsumerGroup = consumerGroup,
            PartitionId = partitionId,
            StartingPosition = EventPosition.FromOffset(startingPosition.OffsetString, isInclusive: false),
        };
        return Task.CompletedTask;
    }
}
