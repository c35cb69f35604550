using TelemetryGen.Cli.Emission;

namespace TelemetryGen.Cli.Provisioning;

/// <summary>
/// What an earlier run wrote for a device, in a list beside its folder, so that what is no longer written can go: a board would import it.
/// Files that somebody else put there, or has changed since, stay.
/// </summary>
/// <param name="output">The folder that has a folder for each device.</param>
/// <param name="device">The device's name.</param>
internal sealed class WrittenFiles(string output, string device)
{
    /// <summary>The folder of the lists. No device has its name.</summary>
    public const string Folder = "~written";

    private const string Title =
        "# Files that telemetrygen provision wrote, by SHA-256. What it no longer writes it removes, unless it was changed.";

    private readonly DeviceFolder _lists = new(Path.Combine(output, Folder));

    private string ListName => device + ".txt";

    /// <summary>Removes what was written before and is not among the files now, and notes what is.</summary>
    /// <param name="files">All that was written now. What is written in each run, which has secrets, is not noted.</param>
    /// <returns>Paths that were removed, and paths that stay because they were changed.</returns>
    /// <exception cref="CliException">A file cannot be removed, or the list not be read or written; the message says which.</exception>
    public (IReadOnlyList<string> Removed, IReadOnlyList<string> Changed) Replace(IReadOnlyList<(string Path, byte[] Bytes)> files)
    {
        var before = new WrittenList(Path.Combine(output, device), Path.Combine(output, Folder, ListName));
        var others = before.RemoveOthers(files.Select(f => f.Path));
        _lists.Write(ListName, WrittenList.Format(Title, files.Where(f => !ProvisionPlan.IsOfEachRun(f.Path))));
        return others;
    }
}
