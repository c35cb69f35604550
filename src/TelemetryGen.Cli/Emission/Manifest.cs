namespace TelemetryGen.Cli.Emission;

/// <summary>The files of the last run, a relative path a line, sorted: what the next run compares with and what a clean removes.</summary>
internal static class Manifest
{
    /// <summary>The paths of a manifest that is there; none otherwise.</summary>
    public static IReadOnlyList<string> Read(string path) =>
        File.Exists(path) ? [.. File.ReadLines(path).Where(IsInside)] : [];

    public static string Format(IEnumerable<string> paths) => string.Concat(paths.Order(StringComparer.Ordinal).Select(p => p + "\n"));

    // A manifest is a file that anyone can edit; what it says is never a reason to remove something outside the output folder.
    private static bool IsInside(string path) =>
        path.Length > 0 && !Path.IsPathRooted(path) && !path.Split('/', '\\').Contains("..");
}
