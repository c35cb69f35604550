using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;

namespace TelemetryGen.CodeFixes;

/// <summary>Where C# asks for a constant, so that nothing that is read at run time can stand there.</summary>
internal static class ConstantUses
{
    /// <summary>An attribute's argument, a pattern or case, a default value of a parameter.</summary>
    public static bool IsOne(
        SyntaxNode node) => node.AncestorsAndSelf().TakeWhile(
            n => n is not (StatementSyntax or BaseTypeDeclarationSyntax) || n is LocalDeclarationStatementSyntax).Any(n =>
        n is AttributeSyntax or PatternSyntax or SwitchLabelSyntax or ParameterSyntax || IsConstant(n) || IsAsked(n));

    /// <summary>The declaration of the constant that a value is given to; null for none.</summary>
    public static SyntaxNode? Around(SyntaxNode value) =>
        value.Ancestors().FirstOrDefault(n => n is StatementSyntax or MemberDeclarationSyntax) is { } around && IsConstant(around)
            ? around
            : null;

    /// <summary>
    /// The constant may become a variable: nothing in the solution asks for a constant of that name, and no other is declared with it.
    /// </summary>
    public static async Task<bool> MayVaryAsync(
        SyntaxNode declaration, Document document, SemanticModel model, CancellationToken cancellation)
    {
        if (GetVariables(declaration) is not { Count: 1 } variables
            || model.GetDeclaredSymbol(variables[0], cancellation) is not { } constant)
        {
            return false;
        }

        foreach (var reference in (await SymbolFinder.FindReferencesAsync(constant, document.Project.Solution, cancellation)
            .ConfigureAwait(false)).SelectMany(r => r.Locations))
        {
            var root = await reference.Document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
            if (root is null || IsOne(root.FindNode(reference.Location.SourceSpan, getInnermostNodeForTie: true)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The declaration of a constant as one whose value is read at run time, once.</summary>
    public static SyntaxNode AsVariable(SyntaxNode declaration) =>
        declaration is FieldDeclarationSyntax field ? AsStatic(field) : AsLocal((LocalDeclarationStatementSyntax)declaration);

    // "text is Constant" looks like the question for a type.
    private static bool IsAsked(SyntaxNode node) =>
        node.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.IsExpression } question && question.Right == node;

    private static FieldDeclarationSyntax AsStatic(FieldDeclarationSyntax field)
    {
        var constant = field.Modifiers.First(m => m.IsKind(SyntaxKind.ConstKeyword));
        return field.WithModifiers(field.Modifiers.ReplaceRange(constant,
        [
            SyntaxFactory.Token(SyntaxKind.StaticKeyword).WithLeadingTrivia(constant.LeadingTrivia).WithTrailingTrivia(SyntaxFactory.Space),
            SyntaxFactory.Token(SyntaxKind.ReadOnlyKeyword).WithTrailingTrivia(constant.TrailingTrivia),
        ]));
    }

    private static LocalDeclarationStatementSyntax AsLocal(LocalDeclarationStatementSyntax local) =>
        local.WithModifiers(SyntaxFactory.TokenList(local.Modifiers.Where(m => !m.IsKind(SyntaxKind.ConstKeyword))))
            .WithLeadingTrivia(local.GetLeadingTrivia());

    private static bool IsConstant(SyntaxNode declaration) => declaration switch
    {
        FieldDeclarationSyntax field => field.Modifiers.Any(SyntaxKind.ConstKeyword),
        LocalDeclarationStatementSyntax local => local.IsConst,
        _ => declaration is EnumMemberDeclarationSyntax,
    };

    private static SeparatedSyntaxList<VariableDeclaratorSyntax>? GetVariables(SyntaxNode declaration) => declaration switch
    {
        FieldDeclarationSyntax field => field.Declaration.Variables,
        LocalDeclarationStatementSyntax local => local.Declaration.Variables,
        _ => null,
    };
}
