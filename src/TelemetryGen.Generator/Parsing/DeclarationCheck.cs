using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Parsing;

/// <summary>
/// TLG0011: whether one declaration holds all that a record carries. Between two of them the compiler takes the order in which the build
/// names their files, so a renamed file would move fields.
/// </summary>
internal static class DeclarationCheck
{
    /// <param name="type">The record.</param>
    /// <param name="carried">The properties that are fields of the message, those that were removed too: they have their bytes.</param>
    public static SpecProblem? Check(INamedTypeSymbol type, IReadOnlyList<IPropertySymbol> carried)
    {
        // One is what most records have, before anything is generated for them.
        if (type.DeclaringSyntaxReferences.Length < 2)
        {
            return null;
        }

        var declarations = carried.GroupBy(GetDeclaration).ToList();
        return declarations.Count < 2
            ? null
            : new(RuleIds.SplitRecord, null,
                $"{type.Name} has {Names(declarations[0])} in one declaration and {Names(declarations[1])} in another; on the wire they "
                    + "would be in the order of the files in the build. Put all that it carries into one declaration.");
    }

    // A positional property is declared by its parameter, a partial one where it has no body.
    private static TypeDeclarationSyntax? GetDeclaration(IPropertySymbol property) =>
        property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax().FirstAncestorOrSelf<TypeDeclarationSyntax>();

    private static string Names(IEnumerable<IPropertySymbol> properties) =>
        properties.Select(p => p.Name).ToList() is { Count: > 3 } many
            ? $"{many[0]} to {many[many.Count - 1]}"
            : string.Join(", ", properties.Select(p => p.Name));
}
