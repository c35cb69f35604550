using Microsoft.CodeAnalysis;

namespace TelemetryGen.CodeFixes;

/// <summary>The <c>IConfiguration</c> that code can name.</summary>
internal static class ProgramConfiguration
{
    /// <summary>
    /// The name of a variable, parameter or member that is one, and that can be read at that place; null when there is none.
    /// </summary>
    public static string? At(int position,
        SemanticModel model) => model.Compilation.GetTypeByMetadataName("Microsoft.Extensions.Configuration.IConfiguration") is { } type
        ? model.LookupSymbols(position).Where(s => GetMemberType(s) is { } own && Is(own, type) && CanBeRead(s, position, model))
            .Select(s => s.Name).FirstOrDefault()
        : null;

    private static ITypeSymbol? GetMemberType(ISymbol symbol) => symbol switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        _ => null,
    };

    private static bool Is(ITypeSymbol type, INamedTypeSymbol configuration) =>
        SymbolEqualityComparer.Default.Equals(type, configuration)
            || type.AllInterfaces.Contains(configuration, SymbolEqualityComparer.Default);

    // What is found by name may yet be of another object, not there yet, or out of reach of something static.
    private static bool CanBeRead(ISymbol symbol, int position, SemanticModel model)
    {
        var isMember = symbol is IFieldSymbol or IPropertySymbol;
        var around = model.GetEnclosingSymbol(position);
        for (; around is not (null or INamedTypeSymbol); around = around.ContainingSymbol)
        {
            if (SymbolEqualityComparer.Default.Equals(around, symbol.ContainingSymbol))
            {
                return symbol is IParameterSymbol || symbol.Locations[0].SourceSpan.End < position;
            }

            // An initializer sees no members of its object, and those of the type in an order that nobody looks at.
            if ((around.IsStatic && !symbol.IsStatic) || (isMember && around is not IMethodSymbol))
            {
                return false;
            }
        }

        return !isMember || symbol.IsStatic
            || GetBases(around as INamedTypeSymbol).Contains(symbol.ContainingType, SymbolEqualityComparer.Default);
    }

    private static IEnumerable<INamedTypeSymbol> GetBases(INamedTypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            yield return type;
        }
    }
}
