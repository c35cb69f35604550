using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TelemetryGen.CodeFixes;

/// <summary>Accessors of properties.</summary>
internal static class PropertyAccessors
{
    /// <summary>The property with <c>init</c> in the place of a setter that others cannot call; null for one that is computed.</summary>
    public static PropertyDeclarationSyntax? WithInit(this PropertyDeclarationSyntax property)
    {
        if (property.AccessorList is not { } list || list.Accessors.Any(a => a is not { Body: null, ExpressionBody: null }))
        {
            return null;
        }

        var getters = list.Accessors.Where(a => a.IsKind(SyntaxKind.GetAccessorDeclaration));
        return property.WithAccessorList(list.WithAccessors(SyntaxFactory.List(getters.Append(Init()))));
    }

    /// <summary><c>{ get; init; }</c>.</summary>
    public static AccessorListSyntax GetAndInit() => SyntaxFactory.AccessorList(
        SyntaxFactory.Token(SyntaxKind.OpenBraceToken).WithTrailingTrivia(SyntaxFactory.Space),
        SyntaxFactory.List([SyntaxFactory.AccessorDeclaration(SyntaxKind.GetAccessorDeclaration).WithSemicolonToken(Semicolon()), Init()]),
        SyntaxFactory.Token(SyntaxKind.CloseBraceToken));

    private static AccessorDeclarationSyntax Init() =>
        SyntaxFactory.AccessorDeclaration(SyntaxKind.InitAccessorDeclaration).WithSemicolonToken(Semicolon());

    private static SyntaxToken Semicolon() => SyntaxFactory.Token(SyntaxKind.SemicolonToken).WithTrailingTrivia(SyntaxFactory.Space);
}
