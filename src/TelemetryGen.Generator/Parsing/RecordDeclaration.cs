using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TelemetryGen.Generator.Parsing;

/// <summary>Which declarations may be records, by their text alone (docs/decisions/0071).</summary>
internal static class RecordDeclaration
{
    private const string Name = "Telemetry";
    private const string Suffix = "Attribute";

    public static bool HasAttributes(SyntaxNode node) => node is TypeDeclarationSyntax { AttributeLists.Count: > 0 };

    /// <summary>The type has an attribute that is called <c>Telemetry</c>, of whatever namespace, or that is called by an alias, of whatever type.</summary>
    public static bool MayBe(TypeDeclarationSyntax type, Surroundings surroundings)
    {
        foreach (var list in type.AttributeLists)
        {
            foreach (var attribute in list.Attributes)
            {
                var name = LastOf(attribute.Name).Identifier.ValueText;
                if (name is Name or Name + Suffix || (surroundings.Aliases.Count > 0 && (surroundings.Aliases.Contains(name) || surroundings.Aliases.Contains(name + Suffix))))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static SimpleNameSyntax LastOf(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => qualified.Right,
        AliasQualifiedNameSyntax alias => alias.Name,
        _ => (SimpleNameSyntax)name,
    };
}
