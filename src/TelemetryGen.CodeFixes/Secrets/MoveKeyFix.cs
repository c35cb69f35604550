using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using TelemetryGen.Generator.Analyzers.Common;
using TelemetryGen.Generator.Diagnostics;

namespace TelemetryGen.CodeFixes;

/// <summary>
/// TLG0601: the key is read from the program's configuration, or from the environment, and a program without it says so. The key itself
/// goes nowhere: it was in the source, so it is to be revoked.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class MoveKeyFix : CodeFixProvider
{
    /// <summary>The rule.</summary>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Rules.Secret.Id);

    /// <summary>One by one: two keys of one name would become the same setting.</summary>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <summary>Offers what the code at that place can read.</summary>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var document = context.Document;
        if (await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root
            || await document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } model)
        {
            return;
        }

        foreach (var diagnostic in context.Diagnostics)
        {
            var text = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
            var constant = ConstantUses.Around(text);
            if (!diagnostic.Properties.TryGetValue(Finding.SuggestionKey, out var name) || name is null
                || (constant is null
                    ? ConstantUses.IsOne(text)
                    : !await ConstantUses.MayVaryAsync(constant, document, model, context.CancellationToken).ConfigureAwait(false)))
            {
                continue;
            }

            foreach (var source in SettingSource.At(name, text.SpanStart, model))
            {
                if (KeyLiteral.Replace(text, source.Expression) is { } replaced)
                {
                    var changed = constant is null
                        ? root.ReplaceNode(replaced.Old, replaced.New)
                        : root.ReplaceNode(constant, ConstantUses.AsVariable(constant.ReplaceNode(replaced.Old, replaced.New)));
                    context.RegisterCodeFix(CodeAction.Create(
                        source.Title, _ => Task.FromResult(document.WithSyntaxRoot(changed)), nameof(MoveKeyFix) + source.Key), diagnostic);
                }
            }
        }
    }
}
