using System.Reflection;
using System.Reflection.Metadata;

namespace TelemetryGen.NanoFramework.Tests.Walk;

/// <summary>Reads what a token of a method or field means.</summary>
internal static class MemberUses
{
    public static MemberUse? Of(DeviceAssembly assembly, EntityHandle handle) => handle.Kind switch
    {
        HandleKind.MemberReference => Reference(assembly, (MemberReferenceHandle)handle),
        HandleKind.MethodDefinition => Method(assembly, (MethodDefinitionHandle)handle),
        HandleKind.FieldDefinition => Field(assembly, (FieldDefinitionHandle)handle),
        HandleKind.MethodSpecification => Of(assembly, assembly.Metadata.GetMethodSpecification((MethodSpecificationHandle)handle).Method),
        _ => null,
    };

    private static MemberUse Reference(DeviceAssembly assembly, MemberReferenceHandle handle)
    {
        var (metadata, names) = (assembly.Metadata, assembly.Names);
        var reference = metadata.GetMemberReference(handle);
        var name = metadata.GetString(reference.Name);
        var owner = names.ShapeOf(reference.Parent);
        var library = reference.Parent.Kind == HandleKind.TypeReference
            ? names.AssemblyOf(metadata.GetTypeReference((TypeReferenceHandle)reference.Parent))
            : null;
        if (reference.GetKind() == MemberReferenceKind.Field)
        {
            var type = reference.DecodeFieldSignature(names.Shapes, null);
            return new MemberUse(library, owner, $"field {type} {name}", name, type, null);
        }
        return Method(library, owner, name, reference.DecodeMethodSignature(names.Shapes, null));
    }

    private static MemberUse Method(DeviceAssembly assembly, MethodDefinitionHandle handle)
    {
        var method = assembly.Metadata.GetMethodDefinition(handle);
        var name = assembly.Metadata.GetString(method.Name);
        return Method(null, assembly.Names.ShapeOf(method.GetDeclaringType()), name, method.DecodeSignature(assembly.Names.Shapes, null));
    }

    private static MemberUse Method(string? library, TypeShape owner, string name, MethodSignature<TypeShape> signature) =>
        new(library, owner, TypeNames.MethodText(name, signature), name, name == ".ctor" ? owner : signature.ReturnType,
            signature.ParameterTypes);

    private static MemberUse Field(DeviceAssembly assembly, FieldDefinitionHandle handle)
    {
        var field = assembly.Metadata.GetFieldDefinition(handle);
        var name = assembly.Metadata.GetString(field.Name);
        var type = field.DecodeSignature(assembly.Names.Shapes, null);
        var start = field.Attributes.HasFlag(FieldAttributes.Static) ? "static " : "";
        return new MemberUse(null, assembly.Names.ShapeOf(field.GetDeclaringType()), $"{start}field {type} {name}", name, type, null);
    }
}
