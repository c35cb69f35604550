using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TelemetryGen.Generator.Discovery;

/// <summary>Which declarations may be records, by their text alone (docs/decisions/0071).</summary>
internal static class RecordDeclaration
{
    public static bool HasAttributes(SyntaxNode node) => node is TypeDeclarationSyntax { AttributeLists.Count: > 0 };

    public static bool MayBe(TypeDeclarationSyntax type, Surroundings surroundings) =>
        AttributeText.MayHave(type.AttributeLists, "Telemetry", surroundings);
}
