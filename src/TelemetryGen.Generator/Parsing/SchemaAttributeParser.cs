using Microsoft.CodeAnalysis;
using TelemetryGen.Generator.CSharp;
using TelemetryGen.Generator.Models;

namespace TelemetryGen.Generator.Parsing;

/// <summary>Reads <c>[assembly: TelemetrySchema]</c>.</summary>
internal static class SchemaAttributeParser
{
    /// <summary>
    /// The attribute's values; null when the name is missing or cannot be a namespace, or a number cannot be in a header.
    /// </summary>
    public static SchemaHeader? Parse(AttributeData attribute)
    {
        // The dispatcher stands in a namespace of that name.
        var id = attribute.Named("Id") as int? ?? 0;
        var version = attribute.Named("Version") as int? ?? 1;
        return attribute.Argument(0) is string name && Identifiers.IsSpace(name) && id is >= 0 and <= ushort.MaxValue
            && version is >= 1 and <= ushort.MaxValue
            ? new(name, id, version)
            : null;
    }

    /// <summary>
    /// The part of the name that C# keeps for itself, which no namespace can be called; null when there is none. An @ does not help: the
    /// name is a text that all targets have.
    /// </summary>
    public static string? KeywordIn(AttributeData attribute) => (attribute.Argument(0) as string)?.Split('.')
        .Select(static part => part.TrimStart('@')).FirstOrDefault(Identifiers.IsKeyword);

    /// <summary>The assembly's own attribute.</summary>
    public static AttributeData? Find(IAssemblySymbol assembly) => assembly.GetAttributes().Find(AttributeNames.TelemetrySchema);
}
