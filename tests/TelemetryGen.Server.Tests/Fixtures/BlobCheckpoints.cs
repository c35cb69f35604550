using System.Globalization;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace TelemetryGen.Server.Tests.Fixtures;

/// <summary>The checkpoints of a container as anybody sees them who knows Azure's layout.</summary>
internal static class BlobCheckpoints
{
    /// <summary>The sequence number of a partition's checkpoint; -1 when there is none.</summary>
    public static async Task<long> OfAsync(BlobContainerClient container, string partition)
    {
        try
        {
            BlobProperties properties = await container
                .GetBlobClient($"localhost/{EmbeddedHub.Name}/$default/checkpoint/{partition}")
                .GetPropertiesAsync(cancellationToken: TestContext.Current.CancellationToken);
            return long.Parse(properties.Metadata["sequencenumber"], CultureInfo.InvariantCulture);
        }
        catch (RequestFailedException error) when (error.Status == 404)
        {
            return -1;
        }
    }
}
