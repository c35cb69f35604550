using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace TelemetryGen.Server.Checkpoints;

/// <summary>State as blobs beside the checkpoints.</summary>
internal sealed class BlobStateStore(BlobContainerClient container, string ns, string hub, string group) : ITelemetryStateStore
{
    private readonly string _prefix = BlobNames.State(ns, hub, group);

    public async ValueTask<byte[]?> LoadAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            BlobDownloadResult blob = await container.GetBlobClient(_prefix + key).DownloadContentAsync(cancellationToken);
            return blob.Content.ToArray();
        }
        catch (RequestFailedException error) when (error.Status == 404)
        {
            return null;
        }
    }

    public async ValueTask SaveAsync(string key, ReadOnlyMemory<byte> state, CancellationToken cancellationToken) =>
        await container.GetBlobClient(_prefix + key).UploadAsync(new BinaryData(state), overwrite: true, cancellationToken);
}
