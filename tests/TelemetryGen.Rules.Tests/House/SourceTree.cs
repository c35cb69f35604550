using System.Text.RegularExpressions;

namespace TelemetryGen.Rules.Tests.House;

/// <summary>
/// Source files below a folder: code, and the templates and modules that are shipped as code. What a build writes is none.
/// </summary>
internal static class SourceTree
{
    private static readonly HashSet<string> Endings = [".cs", ".py", ".scriban", ".targets", ".props"];
    private static readonly HashSet<string> Written = ["bin", "obj"];

    /// <summary>Each file that has more lines than that, from the folder on, with its lines.</summary>
    public static IEnumerable<(string Path, int Number)> FilesOver(string root, int lines) => Files(root)
        .Select(f => (Path: NameIn(root, f), Number: File.ReadLines(f).Count()))
        .Where(f => f.Number > lines)
        .OrderBy(f => f.Path, StringComparer.Ordinal);

    /// <summary>Each folder that has more source files of its own than that, with their number.</summary>
    public static IEnumerable<(string Path, int Number)> FoldersOver(string root, int files) => Files(root)
        .GroupBy(f => NameIn(root, Path.GetDirectoryName(f)!))
        .Select(g => (Path: g.Key, Number: g.Count()))
        .Where(f => f.Number > files)
        .OrderBy(f => f.Path, StringComparer.Ordinal);

    /// <summary>The files of C# in which a line that is no comment matches.</summary>
    public static IEnumerable<string> FilesWith(string root, Regex pattern) => Files(root)
        .Where(f => Path.GetExtension(f) == ".cs"
            && File.ReadLines(f).Any(l => !l.TrimStart().StartsWith("//", StringComparison.Ordinal) && pattern.IsMatch(l)))
        .Select(f => NameIn(root, f))
        .Order(StringComparer.Ordinal);

    private static IEnumerable<string> Files(string root) => Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
        .Where(f => Endings.Contains(Path.GetExtension(f)) && !NameIn(root, f).Split('/').Any(Written.Contains));

    private static string NameIn(string root, string path) => Path.GetRelativePath(root, path).Replace('\\', '/');
}
