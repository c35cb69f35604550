using System.Security.Cryptography;
using System.Text;

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
        "# Files that telemetrygen provision wrote, by SHA-256. What it no longer writes it removes, unless it was changed.\n";

    private readonly DeviceFolder _lists = new(Path.Combine(output, Folder));
    private readonly string _root = Path.Combine(output, device);

    private string ListName => device + ".txt";

    /// <summary>Removes what was written before and is not among the files now, and notes what is.</summary>
    /// <param name="files">All that was written now. What is written in each run, which has secrets, is not noted.</param>
    /// <returns>Paths that were removed, and paths that stay because they were changed.</returns>
    /// <exception cref="CliException">A file cannot be removed, or the list not be read or written; the message says which.</exception>
    public (IReadOnlyList<string> Removed, IReadOnlyList<string> Changed) Replace(IReadOnlyList<(string Path, byte[] Bytes)> files)
    {
        // Without case: where a disk knows none, another spelling is the file that was just written.
        var now = files.Select(f => f.Path).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var removed = new List<string>();
        var changed = new List<string>();
        foreach (var (path, hash) in Before().Where(f => !now.Contains(f.Path)))
        {
            var full = Path.Combine(_root, path);
            if (IsInside(full) && File.Exists(full))
            {
                (Remove(full, hash) ? removed : changed).Add(path);
            }
        }

        var list = new StringBuilder(Title);
        foreach (var (path, bytes) in files.Where(f => !ProvisionPlan.IsOfEachRun(f.Path)))
        {
            list.Append(Convert.ToHexStringLower(SHA256.HashData(bytes))).Append(' ').Append(path).Append('\n');
        }

        _lists.Write(ListName, list.ToString());
        return (removed, changed);
    }

    private IEnumerable<(string Path, string Hash)> Before()
    {
        var list = Path.Combine(output, Folder, ListName);
        try
        {
            return File.Exists(list)
                ? [.. File.ReadAllLines(list).Select(line => line.Split(' ', 2)).Where(line => line.Length == 2 && line[0] != "#")
                    .Select(line => (line[1], line[0]))]
                : [];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CliException($"{list} cannot be read: {error.Message}", ExitCode.Failure);
        }
    }

    // A list that somebody wrote must not reach beyond the folder.
    private bool IsInside(string path) =>
        Path.GetFullPath(path).StartsWith(Path.GetFullPath(_root) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private bool Remove(string path, string hash)
    {
        try
        {
            if (Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))) != hash)
            {
                return false;
            }

            File.Delete(path);
            var folder = Path.GetDirectoryName(path)!;
            while (IsInside(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
            {
                Directory.Delete(folder);
                folder = Path.GetDirectoryName(folder)!;
            }

            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CliException($"{path} cannot be removed: {error.Message}", ExitCode.Failure);
        }
    }
}
