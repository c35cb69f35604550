using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TelemetryGen.CodeFixes;

/// <summary>What a method does, as far as its result goes.</summary>
internal static class MethodBody
{
    /// <summary>The body may stay when the method returns nothing: it gives back no value.</summary>
    public static bool IsOfVoid(MethodDeclarationSyntax method) =>
        method.ReturnType is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword }
        || (method.ExpressionBody is { } arrow
            ? arrow.Expression is InvocationExpressionSyntax or AssignmentExpressionSyntax or ThrowExpressionSyntax
            : method.Body is { } body && !GivesValue(body));

    // Returns of functions inside of it are theirs.
    private static bool GivesValue(BlockSyntax body) =>
        body.DescendantNodes(n => n is not (LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax))
            .Any(n => n is ReturnStatementSyntax { Expression: not null } or YieldStatementSyntax);
}
