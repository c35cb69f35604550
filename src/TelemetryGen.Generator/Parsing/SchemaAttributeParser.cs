using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TelemetryGen.Generator.Parsing;

/// <summary>What <c>[assembly: TelemetrySchema]</c> says.</summary>
internal sealed record SchemaHeader(string Name, int Id, int Version);

/// <summary>Reads <c>[assembly: TelemetrySchema]</c>.</summary>
internal static class SchemaAttributeParser
{
    /// <summary>The attribute's values; null when the name is missing or cannot be a namespace, or a number cannot be in a header.</summary>
    public static SchemaHeader? Parse(AttributeData attribute)
    {
        var id = attribute.Named("Id") as int? ?? 0;
        var version = attribute.Named("Version") as int? ?? 1;
        return attribute.Argument(0) is string name && IsNamespace(name) && id is >= 0 and <= ushort.MaxValue && version is >= 1 and <= ushort.MaxValue
            ? new(name, id, version)
            : null;
    }

    // The dispatcher stands in a namespace of that name.
    private static bool IsNamespace(string name) => name.Split('.').All(n => SyntaxFacts.IsValidIdentifier(n) && SyntaxFacts.GetKeywordKind(n) == SyntaxKind.None);

    /// <summary>The assembly's own attribute.</summary>
    public static AttributeData? Find(IAssemblySymbol assembly) => assembly.GetAttributes().Find(AttributeNames.TelemetrySchema);
}
