using Microsoft.CodeAnalysis;

namespace TelemetryGen.Generator.Parsing;

/// <summary>Attributes by name, and their arguments as values.</summary>
internal static class AttributeReader
{
    public static AttributeData? Find(this IEnumerable<AttributeData> attributes, string metadataName) =>
        attributes.FirstOrDefault(a => a.AttributeClass?.ToDisplayString() == metadataName);

    /// <summary>The constructor argument at that place; null when the source is incomplete.</summary>
    public static object? Argument(this AttributeData attribute, int index) =>
        index < attribute.ConstructorArguments.Length && attribute.ConstructorArguments[index].Kind != TypedConstantKind.Error
            ? attribute.ConstructorArguments[index].Value
            : null;

    /// <summary>A named argument; null when it is not given.</summary>
    public static object? Named(this AttributeData attribute, string name) =>
        attribute.NamedArguments.FirstOrDefault(a => a.Key == name).Value is { Kind: not TypedConstantKind.Error } value ? value.Value : null;
}
