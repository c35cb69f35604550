using System.Globalization;
using Azure;
using Azure.Messaging.EventHubs;
using Azure.Messaging.EventHubs.Consumer;
using Azure.Messaging.EventHubs.Primitives;
using Azure.Messaging.EventHubs.Processor;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace TelemetryGen.Testing.Processor;

/// <summary>
/// Ownership and checkpoints as the metadata of empty blobs, in the layout that all Azure's SDKs share:
/// <c>namespace/hub/group/ownership|checkpoint/partition</c>, in lower case.
/// </summary>
internal sealed class BlobCheckpoints(BlobContainerClient container) : CheckpointStore
{
    private const string OwnerId = "ownerid";
    private const string Offset = "offset";
    private const string SequenceNumber = "sequencenumber";

    /// <inheritdoc/>
    public override async Task<IEnumerable<EventProcessorPartitionOwnership>> ListOwnershipAsync(
        string fullyQualifiedNamespace, string eventHubName, string consumerGroup, CancellationToken cancellationToken)
    {
        var owned = new List<EventProcessorPartitionOwnership>();
        var prefix = Prefix(fullyQualifiedNamespace, eventHubName, consumerGroup, "ownership");
        var query = new GetBlobsOptions { Prefix = prefix, Traits = BlobTraits.Metadata };
        await foreach (var blob in container.GetBlobsAsync(query, cancellationToken))
        {
            owned.Add(new EventProcessorPartitionOwnership
            {
                FullyQualifiedNamespace = fullyQualifiedNamespace,
                EventHubName = eventHubName,
                ConsumerGroup = consumerGroup,
                PartitionId = blob.Name[prefix.Length..],
                OwnerIdentifier = blob.Metadata[OwnerId],
                LastModifiedTime = blob.Properties.LastModified.GetValueOrDefault(),
                Version = blob.Properties.ETag.ToString(),
            });
        }

        return owned;
    }

    /// <inheritdoc/>
    public override async Task<IEnumerable<EventProcessorPartitionOwnership>> ClaimOwnershipAsync(
        IEnumerable<EventProcessorPartitionOwnership> desiredOwnership, CancellationToken cancellationToken)
    {
        var claimed = new List<EventProcessorPartitionOwnership>();
        foreach (var wanted in desiredOwnership)
        {
            if (await ClaimAsync(wanted, cancellationToken) is { } ownership)
            {
                claimed.Add(ownership);
            }
        }

        return claimed;
    }

    /// <inheritdoc/>
    public override async Task<EventProcessorCheckpoint> GetCheckpointAsync(
        string fullyQualifiedNamespace, string eventHubName, string consumerGroup, string partitionId, CancellationToken cancellationToken)
    {
        try
        {
            var blob = Blob(fullyQualifiedNamespace, eventHubName, consumerGroup, "checkpoint", partitionId);
            var properties = await blob.GetPropertiesAsync(cancellationToken: cancellationToken);
            return new EventProcessorCheckpoint
            {
                FullyQualifiedNamespace = fullyQualifiedNamespace,
                EventHubName = eventHubName,
                ConsumerGroup = consumerGroup,
                PartitionId = partitionId,
                StartingPosition = EventPosition.FromOffset(properties.Value.Metadata[Offset], isInclusive: false),
            };
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            // None yet, by the contract of the base class.
            return null!;
        }
    }

    /// <inheritdoc/>
    public override async Task UpdateCheckpointAsync(
        string fullyQualifiedNamespace, string eventHubName, string consumerGroup, string partitionId, string clientIdentifier,
        CheckpointPosition startingPosition, CancellationToken cancellationToken)
    {
        var blob = Blob(fullyQualifiedNamespace, eventHubName, consumerGroup, "checkpoint", partitionId);
        var metadata = new Dictionary<string, string>
        {
            [Offset] = startingPosition.OffsetString,
            [SequenceNumber] = startingPosition.SequenceNumber.ToString(CultureInfo.InvariantCulture),
        };
        await blob.UploadAsync(Stream.Null, new BlobUploadOptions { Metadata = metadata }, cancellationToken);
    }

    // Null when another has it by now.
    private async Task<EventProcessorPartitionOwnership?> ClaimAsync(
        EventProcessorPartitionOwnership wanted, CancellationToken cancellation)
    {
        var blob = Blob(wanted.FullyQualifiedNamespace, wanted.EventHubName, wanted.ConsumerGroup, "ownership", wanted.PartitionId);
        var metadata = new Dictionary<string, string> { [OwnerId] = wanted.OwnerIdentifier };
        try
        {
            if (string.IsNullOrEmpty(wanted.Version))
            {
                var created = await blob.UploadAsync(
                    Stream.Null,
                    new BlobUploadOptions { Metadata = metadata, Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } },
                    cancellation);
                (wanted.Version, wanted.LastModifiedTime) = (created.Value.ETag.ToString(), created.Value.LastModified);
            }
            else
            {
                var changed = await blob.SetMetadataAsync(
                    metadata, new BlobRequestConditions { IfMatch = new ETag(wanted.Version) }, cancellation);
                (wanted.Version, wanted.LastModifiedTime) = (changed.Value.ETag.ToString(), changed.Value.LastModified);
            }

            return wanted;
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
        {
            return null;
        }
    }

    private BlobClient Blob(string fullyQualifiedNamespace, string hub, string group, string kind, string partition) =>
        container.GetBlobClient(Prefix(fullyQualifiedNamespace, hub, group, kind) + partition);

    private static string Prefix(string fullyQualifiedNamespace, string hub, string group, string kind) =>
        $"{fullyQualifiedNamespace}/{hub}/{group}/".ToLowerInvariant() + kind + "/";
}
