using System.Globalization;
using TelemetryGen.Schema;

namespace TelemetryGen.Cli.Provisioning;

/// <summary>
/// What the flash of a board holds: the files of its folder, the store of its records and that of dead letters, and what its program writes
/// besides.
/// </summary>
internal static class DiskPlan
{
    /// <summary>Bytes of the dead letters' store, as in the sample program.</summary>
    private const int DeadLetters = 16384;

    /// <summary>Bytes of one file of a store: whole clusters on every board.</summary>
    private const int Segment = 4096;

    private const int UsualStore = 16 * Segment;
    private const int SmallestStore = 4 * Segment;

    /// <summary>Small files that the program writes: whose turn it is, two of numbers, and two of a token that is being replaced.</summary>
    private const int SmallFiles = 5;

    /// <summary>Bytes for records: what is usual, or what the disk leaves.</summary>
    /// <exception cref="CliException">The files leave no room for the smallest store.</exception>
    public static int StoreBytes(Board board, IReadOnlyList<(string Path, long Length)> files)
    {
        if (board.Disk is not { } disk)
        {
            return UsualStore;
        }

        var folders = files.Select(f => Path.GetDirectoryName(f.Path)).Where(f => f is { Length: > 0 }).Distinct().Count() + 2;
        var taken = files.Sum(f => disk.Taken(f.Length)) + (long)(folders + SmallFiles) * disk.Cluster;
        var room = disk.Bytes - taken - DeadLetters;
        var store = Math.Min(UsualStore, (int)(room / Segment) * Segment);
        return store >= SmallestStore ? store : throw new CliException(string.Create(
            CultureInfo.InvariantCulture,
            $"{files.Count} files take {taken} B of {disk.Bytes} B on the "
                + $"flash of a {board.Name}, and dead letters {DeadLetters} B: {Math.Max(room, 0)} B are left for records, "
                + $"which need {SmallestStore} B. Take modules out of --app."), ExitCode.Failure);
    }
}
