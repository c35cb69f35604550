using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using TelemetryGen.NanoFramework.Tests.Walk;

namespace TelemetryGen.NanoFramework.Tests.Reference;

/// <summary>Reads an assembly back into the lines of a listing.</summary>
internal static class ReferenceText
{
    /// <summary>Type by type, each with its public and protected members.</summary>
    public static Dictionary<string, HashSet<string>> Read(byte[] image)
    {
        using var file = new PEReader([.. image]);
        var metadata = file.GetMetadataReader();
        var names = new TypeNames(metadata);
        return metadata.TypeDefinitions.Select(metadata.GetTypeDefinition)
            .Where(t => t.Attributes.HasFlag(TypeAttributes.Public) || t.IsNested)
            .ToDictionary(names.Of, t => Members(metadata, names, t));
    }

    private static HashSet<string> Members(MetadataReader metadata, TypeNames names, TypeDefinition type)
    {
        var lines = new HashSet<string>();
        foreach (var field in type.GetFields().Select(metadata.GetFieldDefinition).Where(f => (f.Attributes & FieldAttributes.FieldAccessMask) != FieldAttributes.Private))
        {
            var kind = field.Attributes.HasFlag(FieldAttributes.Literal) ? "const " : field.Attributes.HasFlag(FieldAttributes.Static) ? "static " : "";
            lines.Add($"{kind}field {field.DecodeSignature(names.Shapes, null).Name} {metadata.GetString(field.Name)}");
        }
        foreach (var method in type.GetMethods().Select(metadata.GetMethodDefinition))
        {
            lines.Add(TypeNames.MethodText(metadata.GetString(method.Name), method.DecodeSignature(names.Shapes, null)));
        }
        return lines;
    }
}
