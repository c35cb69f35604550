using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TelemetryGen.Generator.Diagnostics;

namespace TelemetryGen.CodeFixes;

/// <summary>TLG0501: the constant that is as large as the largest message.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class UseConstantFix() : RuleFix(Rules.SmallBuffer)
{
    private protected override IEnumerable<Fix> GetFixes(SyntaxNode at, Diagnostic diagnostic, string? suggestion)
    {
        // The size stands where the buffer is made, which may be before the call.
        if (suggestion is not null
            && diagnostic.AdditionalLocations is { Count: > 0 } made
            && at.SyntaxTree.GetRoot().FindNode(made[0].SourceSpan, getInnermostNodeForTie: true) is ExpressionSyntax size)
        {
            yield return new(
                $"Use {suggestion}", nameof(UseConstantFix), size, SyntaxFactory.ParseExpression(suggestion).WithTriviaFrom(size));
        }
    }
}
