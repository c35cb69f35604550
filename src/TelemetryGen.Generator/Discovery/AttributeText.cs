using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TelemetryGen.Generator.Discovery;

/// <summary>Attributes by their text alone.</summary>
internal static class AttributeText
{
    private const string Suffix = "Attribute";

    /// <summary>
    /// One of them is called so, of whatever namespace, with or without its ending, or is called by an alias, of whatever type.
    /// </summary>
    public static bool MayHave(SyntaxList<AttributeListSyntax> lists, string called, Surroundings surroundings)
    {
        foreach (var list in lists)
        {
            foreach (var attribute in list.Attributes)
            {
                var name = GetLast(attribute.Name).Identifier.ValueText;
                if (Is(name, called) || (surroundings.Aliases.Count > 0
                    && (surroundings.Aliases.Contains(name) || surroundings.Aliases.Contains(name + Suffix))))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool Is(string name, string called) =>
        name == called || (name.Length == called.Length + Suffix.Length && name.StartsWith(called, StringComparison.Ordinal)
            && name.EndsWith(Suffix, StringComparison.Ordinal));

    private static SimpleNameSyntax GetLast(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => qualified.Right,
        AliasQualifiedNameSyntax alias => alias.Name,
        _ => (SimpleNameSyntax)name,
    };
}
