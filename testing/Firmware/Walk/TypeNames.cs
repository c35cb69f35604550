using System.Reflection.Metadata;

namespace TelemetryGen.NanoFramework.Tests.Walk;

/// <summary>Names of types and members in the words of the listing.</summary>
public sealed class TypeNames
{
    private readonly MetadataReader _metadata;

    public TypeNames(MetadataReader metadata)
    {
        _metadata = metadata;
        Shapes = new ShapeProvider(this);
    }

    /// <summary>Decodes signatures.</summary>
    internal ShapeProvider Shapes { get; }

    public string Of(TypeDefinition type)
    {
        var name = _metadata.GetString(type.Name);
        return type.GetDeclaringType() is { IsNil: false } outer
            ? $"{Of(_metadata.GetTypeDefinition(outer))}+{name}"
            : Join(_metadata.GetString(type.Namespace), name);
    }

    public string Of(TypeReference type)
    {
        var name = _metadata.GetString(type.Name);
        return type.ResolutionScope is { Kind: HandleKind.TypeReference } outer
            ? $"{Of(_metadata.GetTypeReference((TypeReferenceHandle)outer))}+{name}"
            : Join(_metadata.GetString(type.Namespace), name);
    }

    /// <summary>The assembly that a reference points into.</summary>
    public string AssemblyOf(TypeReference type) => type.ResolutionScope.Kind switch
    {
        HandleKind.TypeReference => AssemblyOf(_metadata.GetTypeReference((TypeReferenceHandle)type.ResolutionScope)),
        HandleKind.AssemblyReference =>
            _metadata.GetString(_metadata.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name),
        var kind => kind.ToString(),
    };

    /// <summary>The type behind any handle of one.</summary>
    public TypeShape ShapeOf(EntityHandle type) => type.Kind switch
    {
        HandleKind.TypeDefinition => Shapes.GetTypeFromDefinition(_metadata, (TypeDefinitionHandle)type, 0),
        HandleKind.TypeReference => Shapes.GetTypeFromReference(_metadata, (TypeReferenceHandle)type, 0),
        _ => _metadata.GetTypeSpecification((TypeSpecificationHandle)type).DecodeSignature(Shapes, null),
    };

    /// <summary>A method's line of a listing.</summary>
    public static string MethodText(string name, MethodSignature<TypeShape> signature)
    {
        var parameters = string.Join(", ", signature.ParameterTypes);
        var start = signature.Header.IsInstance ? "" : "static ";
        return name == ".ctor" ? $".ctor({parameters})" : $"{start}{signature.ReturnType} {name}({parameters})";
    }

    private static string Join(string space, string name) => space.Length == 0 ? name : $"{space}.{name}";
}
