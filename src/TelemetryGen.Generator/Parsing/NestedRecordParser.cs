using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using TelemetryGen.Generator.Models;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Parsing;

/// <summary>
/// A record inside of a record: any class or struct of the user that a reader can make. It needs no attribute and need not be partial.
/// </summary>
/// <param name="outer">The records around it; one of them inside of itself would have no size.</param>
internal sealed class NestedRecordParser(ImmutableArray<INamedTypeSymbol> outer)
{
    /// <summary>A class or struct of the user, not one of the framework's, and no union, which has no fields of its own.</summary>
    public static bool IsNestedRecord(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, SpecialType: SpecialType.None, IsGenericType: false }
        && !IsInSystem(type.ContainingNamespace)
        && !TypeForm.IsUnion(type);

    /// <summary>The record; null after adding to <paramref name="problems"/>.</summary>
    public RecordSpec? Parse(string field, INamedTypeSymbol type, List<SpecProblem> problems)
    {
        if (outer.Contains(type, SymbolEqualityComparer.Default))
        {
            problems.Add(new(
                RuleIds.UnsupportedType, field, $"{field} holds a {type.Name} inside of a {type.Name}; such a message would have no end."));
            return null;
        }

        var found = new List<SpecProblem>();
        var record = RecordParser.ParseNestedRecord(type, outer.Add(type), found);
        problems.AddRange(found.Select(p => p with { Field = field, Message = $"{field}: {p.Message}", Suggestion = null }));
        return record;
    }

    private static bool IsInSystem(INamespaceSymbol? space)
    {
        while (space is { ContainingNamespace: { IsGlobalNamespace: false } outer })
        {
            space = outer;
        }

        return space is { Name: "System" or "Microsoft" };
    }
}
