using System.Globalization;
using Azure;
using Azure.Messaging.EventHubs.Consumer;
using Azure.Messaging.EventHubs.Primitives;
using Azure.Messaging.EventHubs.Processor;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace TelemetryGen.Server.Checkpoints;

/// <summary>Ownership and checkpoints as metadata of empty blobs, in the layout of Azure's own stores.</summary>
internal sealed class BlobCheckpointStore(BlobContainerClient container) : CheckpointStore
{
    public override async Task<IEnumerable<EventProcessorPartitionOwnership>> ListOwnershipAsync(
        string fullyQualifiedNamespace, string eventHubName, string consumerGroup, CancellationToken cancellationToken)
    {
        var prefix = BlobNames.Ownership(fullyQualifiedNamespace, eventHubName, consumerGroup);
        var found = new List<EventProcessorPartitionOwnership>();
        var blobs = container.GetBlobsAsync(BlobTraits.Metadata, BlobStates.None, prefix, cancellationToken);
        try
        {
            await foreach (var blob in blobs)
            {
                found.Add(new()
                {
                    FullyQualifiedNamespace = fullyQualifiedNamespace,
                    EventHubName = eventHubName,
                    ConsumerGroup = consumerGroup,
                    PartitionId = blob.Name[prefix.Length..],
                    OwnerIdentifier = Find(blob.Metadata, BlobNames.Owner) ?? "",
                    LastModifiedTime = blob.Properties.LastModified ?? default,
                    Version = blob.Properties.ETag?.ToString(),
                });
            }
        }
        catch (RequestFailedException error) when (error.ErrorCode == BlobErrorCode.ContainerNotFound)
        {
            await CheckpointContainers.MakeAsync(container, cancellationToken);
        }
        catch (RequestFailedException error) when (CheckpointContainers.IsRefusal(error))
        {
            throw CheckpointContainers.Refused(container, error);
        }

        return found;
    }

    public override async Task<IEnumerable<EventProcessorPartitionOwnership>> ClaimOwnershipAsync(
        IEnumerable<EventProcessorPartitionOwnership> desiredOwnership, CancellationToken cancellationToken)
    {
        var claimed = new List<EventProcessorPartitionOwnership>();
        foreach (var wanted in desiredOwnership)
        {
            try
            {
                (wanted.Version, wanted.LastModifiedTime) = await ClaimAsync(wanted, cancellationToken);
                claimed.Add(wanted);
            }
            catch (RequestFailedException error) when (error.Status is 404 or 409 or 412)
            {
                // Another was faster; the next round looks again.
            }
        }

        return claimed;
    }

    public override async Task<EventProcessorCheckpoint> GetCheckpointAsync(
        string fullyQualifiedNamespace, string eventHubName, string consumerGroup, string partitionId,
        CancellationToken cancellationToken)
    {
        var blob = container.GetBlobClient(
            BlobNames.Checkpoint(fullyQualifiedNamespace, eventHubName, consumerGroup) + partitionId);
        try
        {
            BlobProperties properties = await blob.GetPropertiesAsync(cancellationToken: cancellationToken);
            return StartOf(properties.Metadata) is not { } start ? null! : new()
            {
                FullyQualifiedNamespace = fullyQualifiedNamespace,
                EventHubName = eventHubName,
                ConsumerGroup = consumerGroup,
                PartitionId = partitionId,
                StartingPosition = start,
                ClientIdentifier = Find(properties.Metadata, BlobNames.Client),
                LastModified = properties.LastModified,
            };
        }
        catch (RequestFailedException error) when (error.ErrorCode == BlobErrorCode.ContainerNotFound)
        {
            // The processor asks for a checkpoint first, and does not start when that fails.
            await CheckpointContainers.MakeAsync(container, cancellationToken);
            return null!;
        }
        catch (RequestFailedException error) when (error.Status == 404)
        {
            return null!;
        }
        catch (RequestFailedException error) when (CheckpointContainers.IsRefusal(error))
        {
            throw CheckpointContainers.Refused(container, error);
        }
    }

    [Obsolete("Of clients before offsets were texts.")]
    public override Task UpdateCheckpointAsync(
        string fullyQualifiedNamespace, string eventHubName, string consumerGroup, string partitionId, long offset,
        long? sequenceNumber, CancellationToken cancellationToken) => UpdateCheckpointAsync(
            fullyQualifiedNamespace, eventHubName, consumerGroup, partitionId, "",
            new CheckpointPosition(offset.ToString(CultureInfo.InvariantCulture), sequenceNumber ?? -1), cancellationToken);

    public override async Task UpdateCheckpointAsync(
        string fullyQualifiedNamespace, string eventHubName, string consumerGroup, string partitionId, string clientIdentifier,
        CheckpointPosition startingPosition, CancellationToken cancellationToken)
    {
        var blob = container.GetBlobClient(
            BlobNames.Checkpoint(fullyQualifiedNamespace, eventHubName, consumerGroup) + partitionId);
        var metadata = new Dictionary<string, string>
        {
            [BlobNames.Offset] = startingPosition.OffsetString ?? "",
            [BlobNames.SequenceNumber] = startingPosition.SequenceNumber.ToString(CultureInfo.InvariantCulture),
            [BlobNames.Client] = clientIdentifier,
        };
        try
        {
            await blob.SetMetadataAsync(metadata, cancellationToken: cancellationToken);
        }
        catch (RequestFailedException error) when (error.Status == 404)
        {
            await blob.UploadAsync(BinaryData.Empty, new BlobUploadOptions { Metadata = metadata }, cancellationToken);
        }
    }

    private async Task<(string Version, DateTimeOffset Time)> ClaimAsync(
        EventProcessorPartitionOwnership wanted, CancellationToken cancellationToken)
    {
        var blob = container.GetBlobClient(
            BlobNames.Ownership(wanted.FullyQualifiedNamespace, wanted.EventHubName, wanted.ConsumerGroup) + wanted.PartitionId);
        var metadata = new Dictionary<string, string> { [BlobNames.Owner] = wanted.OwnerIdentifier };
        if (wanted.Version is null)
        {
            var options = new BlobUploadOptions
            {
                Metadata = metadata, Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
            };
            BlobContentInfo made = await blob.UploadAsync(BinaryData.Empty, options, cancellationToken);
            return (made.ETag.ToString(), made.LastModified);
        }

        BlobInfo info = await blob.SetMetadataAsync(
            metadata, new BlobRequestConditions { IfMatch = new ETag(wanted.Version) }, cancellationToken);
        return (info.ETag.ToString(), info.LastModified);
    }

    // Stores of other languages have written one of the two alone.
    private static EventPosition? StartOf(IDictionary<string, string> metadata) =>
        Find(metadata, BlobNames.Offset) is { Length: > 0 } offset ? EventPosition.FromOffset(offset, isInclusive: false)
        : long.TryParse(Find(metadata, BlobNames.SequenceNumber), CultureInfo.InvariantCulture, out var number) && number >= 0
            ? EventPosition.FromSequenceNumber(number, isInclusive: false)
        : null;

    private static string? Find(IDictionary<string, string> metadata, string name) =>
        metadata.FirstOrDefault(m => string.Equals(m.Key, name, StringComparison.OrdinalIgnoreCase)).Value;
}
