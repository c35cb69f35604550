using TelemetryGen.LocalHub.Store.Files;
using TelemetryGen.LocalHub.Store.Repair;

namespace TelemetryGen.LocalHub;

/// <summary>Looks through the store of a hub that does not run, and saves what can be read of a damaged one.</summary>
public static class LocalHubStore
{
    /// <summary>Reads every event and compares it with its checksum. Changes nothing.</summary>
    /// <param name="dataDirectory">The hub's data directory.</param>
    /// <param name="progress">Told the share that is read, 0 to 1.</param>
    /// <param name="cancellationToken">Ends it early with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="LocalHubException">A hub runs on the directory, or there is no store in it.</exception>
    public static StoreReport Check(string dataDirectory, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        using var directory = DataDirectory.OpenToRead(dataDirectory);
        return StoreInspection.Run(directory.Events, progress, cancellationToken, directory.IsReadOnly);
    }

    /// <summary>
    /// Copies every event that is what was written into a new store, which takes the place of the old one; the old one is kept under a
    /// name with the time in it. Until then nothing is changed. Needs as much space again as the store has events. A store that is sound
    /// stays as it is: <see cref="StoreReport.OldStore"/> is null then.
    /// </summary>
    /// <inheritdoc cref="Check"/>
    public static StoreReport Repair(
        string dataDirectory, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        using var directory = DataDirectory.OpenExisting(dataDirectory);
        var half = progress is null ? null : new Half(progress);
        var found = StoreInspection.Run(directory.Events, half, cancellationToken);
        if (!found.IsSound)
        {
            half?.Turn();
            return StoreRepair.Run(directory.Events, half, cancellationToken);
        }

        progress?.Report(1);
        return found;
    }

    // Of two things, one after the other.
    private sealed class Half(IProgress<double> progress) : IProgress<double>
    {
        private double _done;

        public void Turn() => _done = 0.5;

        public void Report(double value) => progress.Report(_done + (value / 2));
    }
}

/// <summary>What was found in a store.</summary>
/// <param name="Events">How many events are whole.</param>
/// <param name="Lost">
/// How many of the numbers that were given, from the first one that is kept, have no event: also what an earlier repair could not save.
/// </param>
/// <param name="Problems">What is wrong, a sentence each; empty for a sound store. At most 100, then how many more.</param>
/// <param name="OldStore">Where the old file is after a repair; null when nothing was repaired.</param>
public sealed record StoreReport(long Events, long Lost, IReadOnlyList<string> Problems, string? OldStore = null)
{
    /// <summary>Nothing is wrong.</summary>
    public bool IsSound => Problems.Count == 0;
}
