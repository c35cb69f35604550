using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TelemetryGen.Generator.Analyzers.Common;

namespace TelemetryGen.CodeFixes;

/// <summary>
/// Fixes for what some rules say. What to write comes with the diagnostic, from the analyzer that knows it; here it is only put in place.
/// </summary>
public abstract class RuleFix : CodeFixProvider
{
    private protected RuleFix(params DiagnosticDescriptor[] rules) => FixableDiagnosticIds = rules.Select(r => r.Id).ToImmutableArray();

    /// <summary>The rules.</summary>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    /// <summary>All of a document, project or solution at once.</summary>
    public sealed override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <summary>Offers the fixes of each diagnostic.</summary>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root)
        {
            return;
        }

        foreach (var diagnostic in context.Diagnostics)
        {
            var at = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
            diagnostic.Properties.TryGetValue(Finding.SuggestionKey, out var suggestion);
            foreach (var fix in GetFixes(at, diagnostic, suggestion))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(fix.Title, _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(fix.Old, fix.New))),
                        fix.Key), diagnostic);
            }
        }
    }

    /// <summary>What can be done.</summary>
    /// <param name="at">The node of the diagnostic's place.</param>
    /// <param name="diagnostic">What the rule says.</param>
    /// <param name="suggestion">What the analyzer would write; null when no fix is sure.</param>
    private protected abstract IEnumerable<Fix> GetFixes(SyntaxNode at, Diagnostic diagnostic, string? suggestion);

    /// <summary>The parameter, property or field that a name belongs to; null for any other node.</summary>
    private protected static SyntaxNode? MemberAt(SyntaxNode at) =>
        at.AncestorsAndSelf().FirstOrDefault(n => n is ParameterSyntax or PropertyDeclarationSyntax or FieldDeclarationSyntax);
}
