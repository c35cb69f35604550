using System.Reflection.Metadata;
using System.Security.Cryptography;

namespace TelemetryGen.Cli.Emission;

/// <summary>
/// The files that a PDB names, on this machine. A build that is the same on all machines calls its folder <c>/_/</c>, and an editor or a
/// build server, which is to show an error at its line, finds no such file.
/// </summary>
/// <param name="map">What the compiler was told to call folders.</param>
/// <param name="folders">Where to look, and in all folders around them, for a file of which no map tells.</param>
internal sealed class SourceFiles(PathMap map, params IEnumerable<string> folders)
{
    private static readonly Guid Sha256 = new("8829d00f-11b8-4213-878b-770e8597ac16");

    /// <summary>Those of an assembly's PDB: looked for around the assembly, the project and the folder that a command runs in.</summary>
    public static SourceFiles Create(string assembly, string? pathMap = null, string? project = null) =>
        new(PathMap.Parse(pathMap), new[] { project, assembly }.OfType<string>()
            .Select(file => Path.GetDirectoryName(Path.GetFullPath(file))!).Append(Environment.CurrentDirectory));

    /// <summary>The file that the PDB means; what the PDB calls it when it is not here.</summary>
    public string Find(MetadataReader pdb, Document document)
    {
        var name = pdb.GetString(document.Name);
        var mapped = map.GetPaths(name).FirstOrDefault(File.Exists);
        return mapped ?? (File.Exists(name) ? name : Below(name, pdb, document) ?? name);
    }

    // The end of the name is the way from some folder around; that it is the file, and not one of its name, its checksum says.
    private string? Below(string name, MetadataReader pdb, Document document)
    {
        var steps = name.Split(['/', '\\'], StringSplitOptions.RemoveEmptyEntries);
        var candidates =
            from folder in folders.SelectMany(Around).Distinct()
            from skipped in Enumerable.Range(0, steps.Length)
            select Path.Combine([folder, .. steps[skipped..]]);
        return candidates.FirstOrDefault(path => File.Exists(path) && IsMatch(path, pdb, document));
    }

    private static IEnumerable<string> Around(string folder)
    {
        for (var next = Path.GetFullPath(folder); next is not null; next = Path.GetDirectoryName(next))
        {
            yield return next;
        }
    }

    private static bool IsMatch(string path, MetadataReader pdb, Document document)
    {
        if (pdb.GetGuid(document.HashAlgorithm) != Sha256)
        {
            return false;
        }

        using var file = File.OpenRead(path);
        return SHA256.HashData(file).AsSpan().SequenceEqual(pdb.GetBlobBytes(document.Hash));
    }
}
