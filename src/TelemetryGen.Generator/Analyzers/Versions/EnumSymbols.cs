using Microsoft.CodeAnalysis;
using TelemetryGen.Generator.Parsing;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Analyzers.Versions;

/// <summary>The declaration of an enumeration that a field has, itself or in a record inside.</summary>
internal static class EnumSymbols
{
    /// <summary>The member, or for one that is gone its enumeration; null for an enumeration of another assembly.</summary>
    public static ISymbol? Find(ITypeSymbol type, EnumPlace place) =>
        FindType(type, place.Enumeration, new(SymbolEqualityComparer.Default)) is { } found && found.Locations[0].IsInSource
            ? (place.Member is null ? null : found.GetMembers(place.Member).FirstOrDefault()) ?? found
            : null;

    private static INamedTypeSymbol? FindType(ITypeSymbol type, string name, HashSet<ITypeSymbol> seen)
    {
        var held = ListType.Match(type)?.Element ?? type;
        if (held is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            held = nullable.TypeArguments[0];
        }

        return !seen.Add(held) || held is not INamedTypeSymbol named ? null
            : named.TypeKind == TypeKind.Enum ? (named.Name == name ? named : null)
            : !NestedRecordParser.IsNestedRecord(named) ? null
            : named.GetMembers().OfType<IPropertySymbol>().Select(p => FindType(p.Type, name, seen)).FirstOrDefault(t => t is not null);
    }
}
