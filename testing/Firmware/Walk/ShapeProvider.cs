using System.Collections.Immutable;
using System.Reflection.Metadata;
using TelemetryGen.NanoFramework.Tests.Api;

namespace TelemetryGen.NanoFramework.Tests.Walk;

/// <summary>Turns signatures into <see cref="TypeShape"/>s.</summary>
internal sealed class ShapeProvider(TypeNames names) : ISignatureTypeProvider<TypeShape, object?>
{
    // The interpreter holds these two in one slot, like a number: a copy is no object. Measured for DateTime.UtcNow.Ticks: no allocation.
    private static readonly HashSet<string> OneSlot = ["System.DateTime", "System.TimeSpan"];

    public TypeShape GetPrimitiveType(PrimitiveTypeCode typeCode) => new("System." + typeCode);

    public TypeShape GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind)
    {
        var type = reader.GetTypeDefinition(handle);
        var parent = type.BaseType.IsNil ? "" : names.ShapeOf(type.BaseType).Name;
        return new TypeShape(names.Of(type), parent == "System.ValueType");
    }

    public TypeShape GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
    {
        var name = names.Of(reader.GetTypeReference(handle));
        var isNumber = name.StartsWith("System.", StringComparison.Ordinal)
            && Enum.TryParse<PrimitiveTypeCode>(name["System.".Length..], out _);
        return new TypeShape(name, ApiListing.Device.Find(name)?.Kind == ApiKind.Struct && !isNumber && !OneSlot.Contains(name));
    }

    public TypeShape GetTypeFromSpecification(
        MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

    public TypeShape GetSZArrayType(TypeShape elementType) => Of(elementType, elementType.Name + "[]");

    public TypeShape GetArrayType(TypeShape elementType, ArrayShape shape) =>
        Of(elementType, $"{elementType.Name}[{new string(',', shape.Rank - 1)}]");

    public TypeShape GetByReferenceType(TypeShape elementType) => Of(elementType, elementType.Name + "&");

    public TypeShape GetPointerType(TypeShape elementType) => Of(elementType, elementType.Name + "*");

    public TypeShape GetPinnedType(TypeShape elementType) => Of(elementType, elementType.Name + " pinned");

    public TypeShape GetModifiedType(TypeShape modifier, TypeShape unmodifiedType, bool isRequired) =>
        isRequired ? unmodifiedType with { Name = $"{unmodifiedType.Name} modreq({modifier.Name})" } : unmodifiedType;

    public TypeShape GetGenericInstantiation(TypeShape genericType, ImmutableArray<TypeShape> typeArguments) =>
        genericType with { Name = $"{genericType.Name}<{string.Join(", ", typeArguments)}>", IsGeneric = true };

    public TypeShape GetGenericTypeParameter(object? genericContext, int index) => new($"!{index}", IsGeneric: true);

    public TypeShape GetGenericMethodParameter(object? genericContext, int index) => new($"!!{index}", IsGeneric: true);

    public TypeShape GetFunctionPointerType(MethodSignature<TypeShape> signature) => new("method*");

    // What refers to values is itself no struct.
    private static TypeShape Of(TypeShape element, string name) => element with { Name = name, IsStruct = false };
}
