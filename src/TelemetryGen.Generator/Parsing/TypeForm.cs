using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TelemetryGen.Generator.Parsing;

/// <summary>Forms of types that a compiler may know and the one that the generator is built for does not: unions, since C# 15.</summary>
internal static class TypeForm
{
    private const string Attribute = "UnionAttribute";
    private const string Interface = "IUnion";
    private const string Space = "System.Runtime.CompilerServices";

    /// <summary>The word that the type is declared with, when it is none of those that generated code can repeat.</summary>
    public static string? FindOther(INamedTypeSymbol type) => type.DeclaringSyntaxReferences
        .Select(r => r.GetSyntax()).OfType<TypeDeclarationSyntax>()
        .FirstOrDefault(
            d => d is not (ClassDeclarationSyntax or StructDeclarationSyntax or RecordDeclarationSyntax
                or InterfaceDeclarationSyntax))?.Keyword.ValueText;

    /// <summary>
    /// A value of the type is one of several types: as the language declares it, or as the framework's attribute says of a type that was
    /// written by hand.
    /// </summary>
    public static bool IsUnion(ITypeSymbol type) =>
        type.AllInterfaces.Any(i => IsCalled(i, Interface))
            || type.GetAttributes().Any(a => a.AttributeClass is { } attribute && IsCalled(attribute, Attribute));

    private static bool IsCalled(INamedTypeSymbol type, string name) =>
        type.Name == name && type.ContainingNamespace.ToDisplayString() == Space;
}
