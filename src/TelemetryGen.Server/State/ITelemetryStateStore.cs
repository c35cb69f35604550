namespace TelemetryGen.Server;

/// <summary>Keeps what must outlive a restart, or follow a partition to another process: what is known of duplicates, of alerts.</summary>
public interface ITelemetryStateStore
{
    /// <summary>What was saved under a key; null when nothing was.</summary>
    /// <param name="key">Names parted by slashes, of at most 500 characters.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<byte[]?> LoadAsync(string key, CancellationToken cancellationToken);

    /// <summary>Saves under a key, in place of what was there: all of it, or nothing.</summary>
    /// <param name="key">Names parted by slashes, of at most 500 characters.</param>
    /// <param name="state">What to save.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask SaveAsync(string key, ReadOnlyMemory<byte> state, CancellationToken cancellationToken);
}
