using Microsoft.CodeAnalysis;
using TelemetryGen.Generator.Models;

namespace TelemetryGen.Generator.Parsing;

/// <summary>The lists that a record may hold.</summary>
internal static class ListType
{
    /// <summary>The element's type and the list's form; null for a type that is no list.</summary>
    public static (ITypeSymbol Element, ListForm Form)? Match(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol { IsSZArray: true } array => (array.ElementType, ListForm.Array),
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Collections_Generic_IReadOnlyList_T } list =>
            (list.TypeArguments[0], ListForm.ReadOnlyList),
        INamedTypeSymbol { Arity: 1, Name: "List" } list when IsGenericCollection(list) => (list.TypeArguments[0], ListForm.List),
        _ => null,
    };

    private static bool IsGenericCollection(INamedTypeSymbol type) => type.ContainingNamespace is
    {
        Name: "Generic", ContainingNamespace: { Name: "Collections",
            ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } },
    };
}
