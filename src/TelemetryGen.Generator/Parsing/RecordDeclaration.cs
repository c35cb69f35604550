using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TelemetryGen.Generator.Parsing;

/// <summary>Which declarations may be records, by their text alone (docs/decisions/0071).</summary>
internal static class RecordDeclaration
{
    /// <summary>A type with an attribute that is called <c>Telemetry</c>, of whatever namespace.</summary>
    public static bool IsNamedSo(SyntaxNode node) =>
        node is TypeDeclarationSyntax { AttributeLists: { Count: > 0 } lists } && lists.Any(l => l.Attributes.Any(IsNamedSo));

    private static bool IsNamedSo(AttributeSyntax attribute) => LastOf(attribute.Name).Identifier.ValueText is "Telemetry" or "TelemetryAttribute";

    private static SimpleNameSyntax LastOf(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => qualified.Right,
        AliasQualifiedNameSyntax alias => alias.Name,
        _ => (SimpleNameSyntax)name,
    };
}
