using System.Xml.Linq;

namespace TelemetryGen.Rules.Tests.House;

/// <summary>
/// Files of one project that another takes as its own: what both need belongs into a project or a folder of testing. One project may: it is
/// the tests of others once more, for .NET 8 (decision 0179).
/// </summary>
internal static class SharedSources
{
    private const string TestsOnceMore = "TelemetryGen.Net8.Tests.csproj";

    private static readonly string[] Rooms = ["tests", "testing"];
    private static readonly string[] Items = ["Compile", "Content", "EmbeddedResource", "None", "AdditionalFiles"];

    /// <summary>Each such item of the project files below tests and testing, as <c>tests/A/A.csproj: Compile ../B/File.cs</c>.</summary>
    /// <param name="root">The repository.</param>
    public static IEnumerable<string> Taken(string root)
    {
        var projects = Projects(root);
        var folders = projects.Select(p => Path.GetDirectoryName(p)!).ToHashSet(StringComparer.Ordinal);
        return
            from project in projects
            where Path.GetFileName(project) != TestsOnceMore
            let folder = Path.GetDirectoryName(project)!
            from item in XDocument.Load(project).Descendants().Where(e => Items.Contains(e.Name.LocalName))
            from path in ((string?)item.Attribute("Include") ?? "").Split(
                ';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            where folders.Any(other => other != folder && IsTakenFrom(other, folder, Place(root, folder, path)))
            select $"{Path.GetRelativePath(root, project).Replace('\\', '/')}: {item.Name.LocalName} {path}";
    }

    /// <summary>The project files that are looked at.</summary>
    public static string[] Projects(string root) =>
    [
        .. Rooms.SelectMany(room => Directory.EnumerateFiles(Path.Combine(root, room), "*.csproj", SearchOption.AllDirectories))
            .Order(StringComparer.Ordinal),
    ];

    // Inside of the other project; or, for a pattern of any depth, above it.
    private static bool IsTakenFrom(string other, string own, (string Path, bool IsDeep) place) =>
        IsIn(place.Path, other) && !IsIn(other, own) || (place.IsDeep && IsIn(other, place.Path) && !IsIn(place.Path, own));

    private static bool IsIn(string path, string folder) =>
        path == folder || path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    // The folders before the first wildcard; all of a path without one.
    private static (string Path, bool IsDeep) Place(string root, string folder, string path)
    {
        path = path.Replace("$(RepositoryRoot)", root + "/", StringComparison.Ordinal);
        var wildcard = path.IndexOf('*', StringComparison.Ordinal);
        var known = wildcard < 0 ? path : path[..(path[..wildcard].LastIndexOf('/') + 1)];
        return (Path.GetFullPath(Path.Combine(folder, known)).TrimEnd(Path.DirectorySeparatorChar),
            path.Contains("**", StringComparison.Ordinal));
    }
}
