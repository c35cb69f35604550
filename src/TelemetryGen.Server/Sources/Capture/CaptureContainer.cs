using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace TelemetryGen.Server;

/// <summary>Capture files in a blob container.</summary>
internal sealed class CaptureContainer(BlobContainerClient container, string prefix) : ICaptureFiles
{
    public string Description => $"Capture files in container {container.Name} of {container.AccountName}";

    public async ValueTask<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken)
    {
        var names = new List<string>();
        try
        {
            await foreach (var blob in container.GetBlobsAsync(BlobTraits.None, BlobStates.None, prefix, cancellationToken))
            {
                if (blob.Name.EndsWith(".avro", StringComparison.OrdinalIgnoreCase))
                {
                    names.Add(blob.Name);
                }
            }
        }
        catch (RequestFailedException error) when (error.Status is 400 or 401 or 403 or 404)
        {
            throw new TelemetryServerException(
                $"Container {container.Name} of {container.AccountName} with Capture files cannot be read ({error.ErrorCode}).", error);
        }

        return names;
    }

    public async ValueTask<Stream> OpenAsync(string name, CancellationToken cancellationToken) =>
        await container.GetBlobClient(name).OpenReadAsync(new BlobOpenReadOptions(allowModifications: false), cancellationToken);

    // While a file is read, what the service says stands inside of what the reader says.
    public bool IsAway(Exception error) =>
        PassingErrors.Has(error) || (error.InnerException is { } inner && IsAway(inner));
}
