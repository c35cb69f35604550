using TelemetryGen.Schema;

namespace TelemetryGen.Cli.Locking;

/// <summary>Where the lock of a contract is: in the project that the assembly is built from, wherever the command was typed.</summary>
internal static class LockPlace
{
    /// <summary>The lock of a schema, as a person in <paramref name="current"/> would type its path.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="assembly">The assembly that carries it.</param>
    /// <param name="project">The project, a file or its folder; null to look for it around the assembly.</param>
    /// <param name="current">The working directory, which is taken when there is no project around the assembly.</param>
    /// <exception cref="CliException">There is no such project.</exception>
    public static string Find(SchemaSpec schema, string assembly, string? project, string current)
    {
        var folder = FindProject(assembly, project) ?? current;
        return Typed(Path.Combine(folder, "schemas", schema.Name + ".telemetry.xml"), current);
    }

    /// <summary>The folder of the project; null when none is named and there is none around the assembly.</summary>
    /// <exception cref="CliException">There is no such project.</exception>
    public static string? FindProject(string assembly, string? project) => project is null ? FindAround(assembly) : FolderOf(project);

    /// <summary>A path as a person in <paramref name="current"/> would type it.</summary>
    public static string Typed(string path, string current)
    {
        var relative = Path.GetRelativePath(current, path);
        return Path.IsPathRooted(relative) || relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }

    private static string FolderOf(string project) =>
        Directory.Exists(project) ? Path.GetFullPath(project)
        : File.Exists(project) ? Path.GetDirectoryName(Path.GetFullPath(project))!
        : throw new CliException($"Project not found: {project}.");

    // An assembly lies in bin or obj of its project; the nearest project around it is the one.
    private static string? FindAround(string assembly)
    {
        for (var folder = Path.GetDirectoryName(Path.GetFullPath(assembly)); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Directory.Exists(folder) && Directory.EnumerateFiles(folder, "*.csproj").Any())
            {
                return folder;
            }
        }

        return null;
    }
}
