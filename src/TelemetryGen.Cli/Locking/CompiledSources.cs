using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;
using TelemetryGen.Cli.Emission;

namespace TelemetryGen.Cli.Locking;

/// <summary>
/// The files that an assembly was compiled of, with their checksums, from the portable PDB in or beside it: all of them, also those with
/// attributes alone. One that is not among them is new, or no part of the project.
/// </summary>
internal sealed class CompiledSources
{
    private static readonly Guid Sha256 = new("8829d00f-11b8-4213-878b-770e8597ac16");

    private readonly List<(string Name, byte[] Hash)> _files = [];

    /// <summary>There is no PDB, or none with checksums that are known.</summary>
    public bool IsEmpty => _files.Count == 0;

    /// <summary>Those of an assembly.</summary>
    public static CompiledSources Read(string assembly)
    {
        var sources = new CompiledSources();
        using var file = new PEReader(File.OpenRead(assembly));
        if (file.TryOpenAssociatedPortablePdb(assembly, path => File.Exists(path) ? File.OpenRead(path) : null, out var provider, out _))
        {
            using (provider)
            {
                sources.Add(provider!.GetMetadataReader());
            }
        }

        return sources;
    }

    /// <summary>The file is as it was compiled; null when the assembly does not know it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="project">The folder of its project; of a PDB that is the same on all machines only the way from there is sure.</param>
    public bool? IsSame(string path, string project)
    {
        var inside = "/" + Slashed(Path.GetRelativePath(project, path));
        var known = _files.Where(f => f.Name.EndsWith(inside, StringComparison.Ordinal)).ToList();
        if (known.Count == 0)
        {
            return null;
        }

        var hash = SHA256.HashData(File.ReadAllBytes(path));
        return known.Exists(f => f.Hash.AsSpan().SequenceEqual(hash));
    }

    private void Add(MetadataReader pdb)
    {
        foreach (var document in pdb.Documents.Select(pdb.GetDocument).Where(d => pdb.GetGuid(d.HashAlgorithm) == Sha256))
        {
            _files.Add((Slashed(pdb.GetString(document.Name)), pdb.GetBlobBytes(document.Hash)));
        }
    }

    private static string Slashed(string path) => PathMap.Native(path).Replace(Path.DirectorySeparatorChar, '/');
}
