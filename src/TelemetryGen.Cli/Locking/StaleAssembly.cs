using TelemetryGen.Cli.Emission;
using TelemetryGen.Targets;

namespace TelemetryGen.Cli.Locking;

/// <summary>
/// An assembly that its sources have left behind, as after a build that failed: what it says is true of the code as it was. Times tell
/// which files are newer, and the checksums in the PDB which of these changed; docs/decisions/0191 says why both.
/// </summary>
/// <param name="Assembly">The assembly.</param>
/// <param name="Newest">The newest of the files, of those that surely changed where there are any.</param>
/// <param name="IsChanged">Its text is not the one that was compiled; otherwise it is only newer.</param>
internal sealed record StaleAssembly(string Assembly, string Newest, bool IsChanged)
{
    private static readonly EnumerationOptions OneFolder = new() { AttributesToSkip = FileAttributes.Hidden };

    /// <summary>What is wrong, and what to do.</summary>
    public string Text => IsChanged
        ? $"{Newest} was changed after {Assembly} was built: what is said here is of the code before. Build first: dotnet build"
        : $"{Newest} is newer than {Assembly}: what is said here may be of the code before. Build first: dotnet build";

    /// <summary>Null when the assembly is as its project is, or there is no project.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="project">The project, a file or its folder; null to look for it around the assembly.</param>
    /// <param name="current">The working directory, in which a person types paths.</param>
    /// <exception cref="CliException">There is no such project.</exception>
    public static StaleAssembly? Find(string assembly, string? project, string current)
    {
        if (LockPlace.FindProject(assembly, project) is not { } folder)
        {
            return null;
        }

        // After a build there is none, and the PDB need not be read: commands that run often are to be quick.
        var built = File.GetLastWriteTimeUtc(assembly);
        var suspects = Inputs(folder).Where(f => f.LastWriteTimeUtc > built).ToList();
        if (suspects.Count == 0)
        {
            return null;
        }

        var sources = CompiledSources.Read(assembly);
        if (project is null && !IsOf(folder, assembly, sources))
        {
            return null;
        }

        var newer = suspects.Select(f => (File: f, Same: sources.IsSame(f.FullName, folder)))
            .Where(f => f.Same is false || (f.Same is null && !IsWrittenByTarget(f.File)))
            .OrderBy(f => f.Same is null).ThenByDescending(f => f.File.LastWriteTimeUtc)
            .ToList();
        return newer.Count == 0 ? null : new(assembly, LockPlace.Typed(newer[0].File.FullName, current), newer[0].Same is false);
    }

    // Beside a project lie assemblies of the projects that it refers to; their sources are elsewhere.
    private static bool IsOf(string folder, string assembly, CompiledSources sources) => sources.IsEmpty
        ? File.Exists(Path.Combine(folder, Path.GetFileNameWithoutExtension(assembly) + ".csproj"))
        : Inputs(folder).Any(f => sources.IsSame(f.FullName, folder) is not null);

    private static IEnumerable<FileInfo> Inputs(string folder)
    {
        var root = new DirectoryInfo(folder);
        return root.EnumerateFiles("*.csproj", OneFolder).Concat(Sources(root));
    }

    private static IEnumerable<FileInfo> Sources(DirectoryInfo folder) => folder.EnumerateFiles("*.cs", OneFolder).Concat(
        folder.EnumerateDirectories("*", OneFolder).Where(IsOfProject).SelectMany(Sources));

    // What is built, what the targets write, and other projects, of firmware too; a name that begins with a dot is hidden.
    private static bool IsOfProject(DirectoryInfo folder) =>
        folder.Name is not ("bin" or "obj" or "generated" or "artifacts" or "node_modules")
        && folder.LinkTarget is null && !folder.EnumerateFiles("*.*proj", OneFolder).Any();

    // The C# of a device target comes out of the assembly, so it is newer, wherever it was asked to be.
    private static bool IsWrittenByTarget(FileInfo file) =>
        file.Extension == ".cs" && File.ReadLines(file.FullName).FirstOrDefault() is { } head && EmittedHead.IsOfCSharp(head);
}
