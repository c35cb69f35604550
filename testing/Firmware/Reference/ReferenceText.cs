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
        var fields = type.GetFields().Select(metadata.GetFieldDefinition);
        foreach (var field in fields.Where(f => (f.Attributes & FieldAttributes.FieldAccessMask) != FieldAttributes.Private))
        {
            var kind = field.Attributes.HasFlag(FieldAttributes.Literal)
                ? "const "
                : field.Attributes.HasFlag(FieldAttributes.Static) ? "static " : "";
            lines.Add($"{kind}field {field.DecodeSignature(names.Shapes, null).Name} {metadata.GetString(field.Name)}");
        }
        foreach (var method in type.GetMethods().Select(metadata.GetMethodDefinition))
        {
            lines.Add(TypeNames.MethodText(metadata.GetString(method.Name), method.DecodeSignature(names.Shapes, null)));
        }
        return lines;
    }

    /// <summary>What the listing does not say, as what one may do: make one, use one as an interface, call a method, override it.</summary>
    public static HashSet<string> ReadPermissions(byte[] image)
    {
        using var file = new PEReader([.. image]);
        var metadata = file.GetMetadataReader();
        var names = new TypeNames(metadata);
        return [.. metadata.TypeDefinitions.Select(metadata.GetTypeDefinition).SelectMany(t => Permissions(metadata, names, t))];
    }

    private static IEnumerable<string> Permissions(MetadataReader metadata, TypeNames names, TypeDefinition type)
    {
        var name = names.Of(type);
        if (!type.Attributes.HasFlag(TypeAttributes.Abstract))
        {
            yield return $"make a {name}";
        }
        foreach (var implemented in type.GetInterfaceImplementations())
        {
            yield return $"use {name} as {names.ShapeOf(metadata.GetInterfaceImplementation(implemented).Interface)}";
        }
        foreach (var method in type.GetMethods().Select(metadata.GetMethodDefinition))
        {
            var text = TypeNames.MethodText(metadata.GetString(method.Name), method.DecodeSignature(names.Shapes, null));
            if ((method.Attributes & MethodAttributes.MemberAccessMask) == MethodAttributes.Public)
            {
                yield return $"call {name}: {text}";
            }
            if (method.Attributes.HasFlag(MethodAttributes.Virtual) && !method.Attributes.HasFlag(MethodAttributes.Final))
            {
                yield return $"override {name}: {text}";
            }
            foreach (var parameter in method.GetParameters().Select(metadata.GetParameter)
                .Where(p => p.Attributes.HasFlag(ParameterAttributes.Out)))
            {
                yield return $"leave parameter {parameter.SequenceNumber} unset in {name}: {text}";
            }
        }
    }
}
