using Azure;
using Azure.Storage.Blobs;

namespace TelemetryGen.Server.Checkpoints;

/// <summary>The container that options name.</summary>
internal static class CheckpointContainers
{
    /// <summary>Null when they name none.</summary>
    public static BlobContainerClient? Find(EventHubsSourceOptions options) =>
        options.CheckpointContainerClient
        ?? (options.CheckpointContainerUri is { } uri
            ? HasSas(uri) || options.Credential is null
                ? new BlobContainerClient(uri)
                : new BlobContainerClient(uri, options.Credential)
            : string.IsNullOrWhiteSpace(options.CheckpointConnectionString)
                ? null
                : Of(options.CheckpointConnectionString, options.CheckpointContainer));

    /// <summary>Makes a container that is not there.</summary>
    /// <exception cref="TelemetryServerException">It may not be made.</exception>
    public static async Task MakeAsync(BlobContainerClient container, CancellationToken cancellationToken)
    {
        try
        {
            await container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        }
        catch (RequestFailedException error) when (IsRefusal(error))
        {
            throw new TelemetryServerException(
                $"The checkpoint container {container.Name} of {container.AccountName} is not there, and may not be made "
                    + $"({error.ErrorCode}). Make it, or give the right to.", error);
        }
    }

    /// <summary>True for what no second attempt will change.</summary>
    public static bool IsRefusal(RequestFailedException error) => error.Status is 400 or 401 or 403;

    /// <summary>The error that says so.</summary>
    public static TelemetryServerException Refused(BlobContainerClient container, RequestFailedException error) =>
        new($"The checkpoint container {container.Name} of {container.AccountName} cannot be read ({error.ErrorCode}).", error);

    // The client refuses both: the credential is the hub's then.
    private static bool HasSas(Uri uri) => uri.Query.Contains("sig=", StringComparison.OrdinalIgnoreCase);

    private static BlobContainerClient Of(string connectionString, string container)
    {
        try
        {
            return new(connectionString, container);
        }
        catch (FormatException)
        {
            // Its own text may have a part of the key.
            throw new TelemetryServerException(
                "Event Hubs: CheckpointConnectionString is not of the form DefaultEndpointsProtocol=https;AccountName=…;AccountKey=….");
        }
    }
}
