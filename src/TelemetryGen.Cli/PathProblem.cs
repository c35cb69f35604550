namespace TelemetryGen.Cli;

/// <summary>
/// Why a file could not be read, written or removed, and what to do. The systems' own words do not say it: a folder in a file's place is
/// "Access denied" to one and "Is a directory" to the other, and a file in a folder's place "already exists".
/// </summary>
internal static class PathProblem
{
    /// <summary>A folder was not found, or a file is there.</summary>
    /// <param name="path">What should be a folder.</param>
    public static string DescribeFolder(string path) => FileInTheWay(path) is { } file
        ? $"{path} cannot be read: {(file == path ? "it" : file)} is a file; give a folder."
        : $"Folder not found: {path}.";

    /// <summary>One sentence about a file.</summary>
    /// <param name="path">The file, as the user or the command calls it.</param>
    /// <param name="done">"read", "written" or "removed".</param>
    /// <param name="error">What .NET threw.</param>
    public static string Describe(string path, string done, Exception error) => done == "read" && !Path.Exists(path)
        ? $"File not found: {path}."
        : $"{path} cannot be {done}: {Reason(path, done, error)}";

    private static string Reason(string path, string done, Exception error) =>
        Directory.Exists(path) ? "it is a folder; give a file."
        : FileInTheWay(Path.GetDirectoryName(path)) is { } file ? $"{file} is a file; give a folder in its place."
        : error is UnauthorizedAccessException ? $"you may not; it takes the permission {Permission(path, done)}."
        : error.Message;

    // What is missing of the way is made by who writes, in the nearest folder that is there.
    private static string Permission(string path, string done)
    {
        if (done == "read")
        {
            return "to read it";
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(path));
        while (folder is not null && !Directory.Exists(folder))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return $"to write in {folder}";
    }

    private static string? FileInTheWay(string? path)
    {
        for (var at = path; !string.IsNullOrEmpty(at); at = Path.GetDirectoryName(at))
        {
            if (File.Exists(at))
            {
                return at;
            }
        }

        return null;
    }
}
