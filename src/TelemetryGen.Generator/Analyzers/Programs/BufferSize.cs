using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TelemetryGen.Generator.Analyzers.Programs;

/// <summary>Where the size of a buffer that is passed to a call stands.</summary>
internal static class BufferSize
{
    /// <summary>
    /// The size in <c>new byte[size]</c> or <c>stackalloc byte[size]</c>, at the call or where the local or field is made; null when it
    /// cannot be told.
    /// </summary>
    public static ExpressionSyntax? Find(ExpressionSyntax passed, SemanticModel model, CancellationToken cancellation) => passed switch
    {
        ArrayCreationExpressionSyntax { Initializer: null, Type: { RankSpecifiers: { Count: 1 } ranks } type }
            when IsByte(type.ElementType) => OnlySize(ranks[0]),
        StackAllocArrayCreationExpressionSyntax { Initializer: null, Type: ArrayTypeSyntax { RankSpecifiers: { Count: 1 } ranks } type }
            when IsByte(type.ElementType) => OnlySize(ranks[0]),
        IdentifierNameSyntax name => FindInVariable(name, model, cancellation),
        _ => null,
    };

    private static ExpressionSyntax? OnlySize(ArrayRankSpecifierSyntax rank) =>
        rank.Sizes is { Count: 1 } sizes && sizes[0] is not OmittedArraySizeExpressionSyntax ? sizes[0] : null;

    private static bool IsByte(TypeSyntax type) => type is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.ByteKeyword };

    private static ExpressionSyntax? FindInVariable(IdentifierNameSyntax name, SemanticModel model, CancellationToken cancellation)
    {
        var variable = model.GetSymbolInfo(name, cancellation).Symbol;
        if (variable is not (ILocalSymbol or IFieldSymbol { IsReadOnly: true })
            || variable.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(
                cancellation) is not VariableDeclaratorSyntax { Initializer.Value: { } value } declarator
            || declarator.SyntaxTree != model.SyntaxTree
            || (variable is ILocalSymbol && IsAssigned(declarator, name.Identifier.ValueText)))
        {
            return null;
        }

        return value is IdentifierNameSyntax ? null : Find(value, model, cancellation);
    }

    // A local that gets another value somewhere may have any size at the call.
    private static bool IsAssigned(VariableDeclaratorSyntax declarator, string name) =>
        declarator.Ancestors().OfType<BlockSyntax>().FirstOrDefault()?.DescendantNodes().Any(node =>
            node is AssignmentExpressionSyntax { Left: IdentifierNameSyntax left } && left.Identifier.ValueText == name
            || node is ArgumentSyntax { Expression: IdentifierNameSyntax argument } passed && argument.Identifier.ValueText == name
                && !passed.RefKindKeyword.IsKind(SyntaxKind.None)) ?? false;
}
