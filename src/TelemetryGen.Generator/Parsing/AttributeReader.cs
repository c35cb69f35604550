using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace TelemetryGen.Generator.Parsing;

/// <summary>Attributes by name, and their arguments as values.</summary>
internal static class AttributeReader
{
    /// <summary>
    /// The attribute of that metadata name. After every edit all records ask for it, so no name is put together for the comparison.
    /// </summary>
    public static AttributeData? Find(this ImmutableArray<AttributeData> attributes, string metadataName)
    {
        foreach (var attribute in attributes)
        {
            if (attribute.AttributeClass is { } type && IsCalled(type, metadataName))
            {
                return attribute;
            }
        }

        return null;
    }

    // All names here are of one namespace and one type: "TelemetryGen.RangeAttribute".
    private static bool IsCalled(INamedTypeSymbol type, string metadataName) =>
        type.ContainingNamespace is { ContainingNamespace.IsGlobalNamespace: true } space
        && metadataName.Length == space.Name.Length + 1 + type.Name.Length
        && metadataName.EndsWith(type.Name, StringComparison.Ordinal)
        && metadataName.StartsWith(space.Name, StringComparison.Ordinal);

    /// <summary>The constructor argument at that place; null when the source is incomplete.</summary>
    public static object? Argument(this AttributeData attribute, int index) =>
        index < attribute.ConstructorArguments.Length && attribute.ConstructorArguments[index].Kind != TypedConstantKind.Error
            ? attribute.ConstructorArguments[index].Value
            : null;

    /// <summary>A named argument; null when it is not given.</summary>
    public static object? Named(this AttributeData attribute, string name) =>
        attribute.NamedArguments.FirstOrDefault(a => a.Key == name).Value is { Kind: not TypedConstantKind.Error } value
            ? value.Value
            : null;
}
