using Azure.Storage.Blobs;

namespace TelemetryGen.Server.Checkpoints;

/// <summary>The container that options name.</summary>
internal static class CheckpointContainers
{
    /// <summary>Null when they name none.</summary>
    public static BlobContainerClient? Find(EventHubsSourceOptions options) =>
        options.CheckpointContainerClient
        ?? (options.CheckpointContainerUri is { } uri
            ? options.Credential is null ? new BlobContainerClient(uri) : new BlobContainerClient(uri, options.Credential)
            : string.IsNullOrWhiteSpace(options.CheckpointConnectionString)
                ? null
                : new BlobContainerClient(options.CheckpointConnectionString, options.CheckpointContainer));
}
