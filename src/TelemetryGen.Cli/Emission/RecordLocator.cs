using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using TelemetryGen.Schema;

namespace TelemetryGen.Cli.Emission;

/// <summary>Where a record and its members are written, from the portable PDB in or beside the assembly.</summary>
internal static class RecordLocator
{
    /// <summary>The line of a field, or of the record when the field has none; null without a PDB or a line in it.</summary>
    /// <param name="assembly">The assembly, with its PDB.</param>
    /// <param name="sources">Where the files of the PDB are on this machine.</param>
    /// <param name="message">The record.</param>
    /// <param name="field">The field; null for the record.</param>
    public static SourceOrigin? Find(string assembly, SourceFiles sources, MessageSpec message, string? field)
    {
        try
        {
            using var file = new PEReader(File.OpenRead(assembly));
            if (!file.TryOpenAssociatedPortablePdb(
                assembly, path => File.Exists(path) ? File.OpenRead(path) : null, out var provider, out _))
            {
                return null;
            }

            using (provider)
            {
                return Find(file.GetMetadataReader(), provider!.GetMetadataReader(), sources, message, field);
            }
        }
        catch (Exception error) when (error is BadImageFormatException or IOException or UnauthorizedAccessException)
        {
            // A place is a help, not the message: without it the error names the project.
            return null;
        }
    }

    private static SourceOrigin? Find(MetadataReader metadata, MetadataReader pdb, SourceFiles sources, MessageSpec message, string? field)
    {
        var places = metadata.TypeDefinitions.Select(metadata.GetTypeDefinition)
            .Where(t => metadata.StringComparer.Equals(t.Name, message.Name)
                && metadata.StringComparer.Equals(t.Namespace, message.Namespace))
            .Take(1)
            .SelectMany(t => t.GetMethods())
            .Select(m => (Name: metadata.GetString(metadata.GetMethodDefinition(m).Name), Place: FirstPoint(pdb, m)))
            .Where(m => m.Place is not null)
            .ToList();

        var point = places.FirstOrDefault(p => p.Name == "get_" + field).Place
            ?? places.Select(p => p.Place).OrderBy(p => p!.Value.StartLine).FirstOrDefault();
        return point is { } found ? new(sources.Find(pdb, pdb.GetDocument(found.Document)), found.StartLine, found.StartColumn) : null;
    }

    private static SequencePoint? FirstPoint(MetadataReader pdb, MethodDefinitionHandle method)
    {
        var points = pdb.GetMethodDebugInformation(method.ToDebugInformationHandle()).GetSequencePoints();
        if (points.FirstOrDefault(p => !p.IsHidden) is not { Document.IsNil: false } first)
        {
            return null;
        }

        // The other half of a partial record is the generator's.
        return pdb.GetString(pdb.GetDocument(first.Document).Name).EndsWith(".g.cs", StringComparison.OrdinalIgnoreCase) ? null : first;
    }
}
