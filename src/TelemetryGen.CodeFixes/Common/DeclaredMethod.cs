using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace TelemetryGen.CodeFixes;

/// <summary>Methods from the text of their declaration, with names as short as the file's usings allow.</summary>
internal static class DeclaredMethod
{
    /// <summary>The method that the text declares, without its body's trivia.</summary>
    /// <param name="declaration">A whole declaration, or one without a body.</param>
    public static MethodDeclarationSyntax Parse(string declaration)
    {
        var method = (MethodDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration(declaration)!;
        return method.ReplaceNodes(
            method.DescendantNodes().Where(n => n is QualifiedNameSyntax or AliasQualifiedNameSyntax or MemberAccessExpressionSyntax),
            (_, name) => name.WithAdditionalAnnotations(Simplifier.Annotation));
    }

    /// <summary>The type with those methods behind its other members.</summary>
    public static TypeDeclarationSyntax WithMethods(this TypeDeclarationSyntax type, IEnumerable<string> declarations)
    {
        foreach (var declaration in declarations)
        {
            var isFirst = type.Members.Count == 0;
            var method = Parse(declaration).WithAdditionalAnnotations(Formatter.Annotation)
                .WithTrailingTrivia(SyntaxFactory.ElasticCarriageReturnLineFeed);
            type = WithBraces(type).AddMembers(
                isFirst ? method : method.WithLeadingTrivia(SyntaxFactory.ElasticCarriageReturnLineFeed));
        }

        return type;
    }

    // class Handler : IHandler; has none.
    private static TypeDeclarationSyntax WithBraces(TypeDeclarationSyntax type) => type.OpenBraceToken.IsKind(SyntaxKind.OpenBraceToken)
        ? type
        : type.WithSemicolonToken(default)
            .WithOpenBraceToken(SyntaxFactory.Token(SyntaxKind.OpenBraceToken))
            .WithCloseBraceToken(SyntaxFactory.Token(SyntaxKind.CloseBraceToken).WithTrailingTrivia(type.SemicolonToken.TrailingTrivia))
            .WithAdditionalAnnotations(Formatter.Annotation);
}
