using System.Security.Cryptography;
using System.Text;

namespace TelemetryGen.Cli.Emission;

/// <summary>
/// What an earlier run of a command wrote into a folder, by SHA-256, so that what is no longer written can go and what was changed since
/// stays.
/// </summary>
/// <param name="root">The folder.</param>
/// <param name="list">The path of the list.</param>
internal sealed class WrittenList(string root, string list)
{
    private readonly Dictionary<string, string> _before = Read(list);

    /// <summary>The file is as the earlier run wrote it.</summary>
    /// <exception cref="CliException">It cannot be read.</exception>
    public bool IsAsWritten(string relative)
    {
        var path = Path.Combine(root, relative);
        try
        {
            return _before.TryGetValue(relative, out var hash) && Hash(File.ReadAllBytes(path)) == hash;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CliException(PathProblem.Describe(path, "read", error), ExitCode.Failure);
        }
    }

    /// <summary>Removes what was written before and is not among the files now.</summary>
    /// <param name="now">Paths of the files now, in the folder.</param>
    /// <returns>Paths that were removed, and paths that stay because they were changed.</returns>
    /// <exception cref="CliException">A file cannot be read or removed; the message says which.</exception>
    public (IReadOnlyList<string> Removed, IReadOnlyList<string> Changed) RemoveOthers(IEnumerable<string> now)
    {
        // Without case: where a disk knows none, another spelling is the file that was just written.
        var kept = now.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var removed = new List<string>();
        var changed = new List<string>();
        foreach (var path in _before.Keys.Where(p => !kept.Contains(p)))
        {
            var full = Path.Combine(root, path);
            if (IsInside(full) && File.Exists(full))
            {
                if (IsAsWritten(path))
                {
                    Remove(full);
                    removed.Add(path);
                }
                else
                {
                    changed.Add(path);
                }
            }
        }

        return (removed, changed);
    }

    /// <summary>The text of a list of files.</summary>
    /// <param name="title">Its first line.</param>
    /// <param name="files">Paths and contents.</param>
    public static string Format(string title, IEnumerable<(string Path, byte[] Bytes)> files)
    {
        var text = new StringBuilder(title).Append('\n');
        foreach (var (path, bytes) in files)
        {
            text.Append(Hash(bytes)).Append(' ').Append(path).Append('\n');
        }

        return text.ToString();
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static Dictionary<string, string> Read(string list)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        try
        {
            foreach (var line in File.Exists(list) ? File.ReadAllLines(list) : [])
            {
                if (line.Split(' ', 2) is [not "#" and var hash, var path])
                {
                    files[path] = hash;
                }
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CliException(PathProblem.Describe(list, "read", error), ExitCode.Failure);
        }

        return files;
    }

    // A list that somebody wrote must not reach beyond the folder.
    private bool IsInside(string path) =>
        Path.GetFullPath(path).StartsWith(Path.GetFullPath(root) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private void Remove(string path)
    {
        try
        {
            File.Delete(path);
            var folder = Path.GetDirectoryName(path)!;
            while (IsInside(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
            {
                Directory.Delete(folder);
                folder = Path.GetDirectoryName(folder)!;
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CliException(PathProblem.Describe(path, "removed", error), ExitCode.Failure);
        }
    }
}
