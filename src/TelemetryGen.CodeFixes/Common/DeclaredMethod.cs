using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace TelemetryGen.CodeFixes;

/// <summary>Methods from the text of their declaration, with names as short as the file's usings allow.</summary>
internal static class DeclaredMethod
{
    /// <summary>The method that the text declares.</summary>
    /// <param name="declaration">A whole declaration, or one without a body.</param>
    public static MethodDeclarationSyntax Parse(string declaration) =>
        ((MethodDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration(declaration)!).WithShortNames();

    /// <summary>The same with all its names as short as the file's usings allow.</summary>
    public static T WithShortNames<T>(this T node)
        where T : SyntaxNode =>
        node.ReplaceNodes(
            node.DescendantNodesAndSelf().Where(n => n is QualifiedNameSyntax or AliasQualifiedNameSyntax or MemberAccessExpressionSyntax),
            (_, name) => name.WithAdditionalAnnotations(Simplifier.Annotation));

    /// <summary>The type with those methods behind its other members.</summary>
    public static TypeDeclarationSyntax WithMethods(this TypeDeclarationSyntax type, IEnumerable<string> declarations)
    {
        var lineEnd = EndOfLine(type.SyntaxTree.GetRoot());
        type = WithBraces(type);
        foreach (var declaration in declarations)
        {
            var method = Parse(declaration).WithAdditionalAnnotations(Formatter.Annotation).WithTrailingTrivia(lineEnd);
            type = type.AddMembers(type.Members.Count == 0 ? method : method.WithLeadingTrivia(lineEnd));
        }

        return type;
    }

    // As the file ends its lines: the formatter changes the last one of an insertion no more.
    private static SyntaxTrivia EndOfLine(SyntaxNode root)
    {
        var first = root.DescendantTrivia().FirstOrDefault(t => t.IsKind(SyntaxKind.EndOfLineTrivia));
        return first == default ? SyntaxFactory.ElasticCarriageReturnLineFeed : first;
    }

    // class Handler : IHandler; has none.
    private static TypeDeclarationSyntax WithBraces(TypeDeclarationSyntax type) => type.OpenBraceToken.IsKind(SyntaxKind.OpenBraceToken)
        ? type
        : type.WithSemicolonToken(default)
            .WithOpenBraceToken(SyntaxFactory.Token(SyntaxKind.OpenBraceToken))
            .WithCloseBraceToken(SyntaxFactory.Token(SyntaxKind.CloseBraceToken).WithTrailingTrivia(type.SemicolonToken.TrailingTrivia))
            .WithAdditionalAnnotations(Formatter.Annotation);
}
