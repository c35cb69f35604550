using Azure.Storage.Blobs;
using TelemetryGen.Testing.Clients;

namespace TelemetryGen.Server.Tests.Fixtures;

/// <summary>A blob store for the tests of a class, each with a container of its own.</summary>
public sealed class BlobStore : IAsyncLifetime
{
    private Azurite _azurite = null!;
    private int _containers;

    public string ConnectionString => _azurite.ConnectionString;

    public async ValueTask InitializeAsync() => _azurite = await Azurite.StartAsync();

    /// <summary>A container that is not there yet.</summary>
    public BlobContainerClient NewContainer() => new(ConnectionString, $"test-{Interlocked.Increment(ref _containers)}");

    public ValueTask DisposeAsync()
    {
        _azurite.Dispose();
        return ValueTask.CompletedTask;
    }
}
