using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TelemetryGen.Generator.Analyzers.Common;
using TelemetryGen.Generator.Diagnostics;
using TelemetryGen.Generator.Parsing;

namespace TelemetryGen.CodeFixes;

/// <summary>
/// TLG0201, TLG0205: a new field goes to the end, with [Since] of the next version, nullable; and the schema's version rises to it.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class AddInNextVersionFix : CodeFixProvider
{
    /// <summary>The rules.</summary>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Rules.LayoutChange.Id, Rules.Addition.Id);

    /// <summary>One by one: each changes the schema's version too.</summary>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <summary>Offers the fix for a field that is new.</summary>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root)
        {
            return;
        }

        foreach (var diagnostic in context.Diagnostics)
        {
            if (diagnostic.Properties.TryGetValue(Finding.SuggestionKey, out var suggestion)
                && int.TryParse(suggestion, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
                && root.FindNode(diagnostic.Location.SourceSpan).AncestorsAndSelf()
                    .FirstOrDefault(n => n is ParameterSyntax or PropertyDeclarationSyntax) is { } member)
            {
                context.RegisterCodeFix(
                    CodeAction.Create($"Put it at the end with [Since({version})], schema version {version}",
                        c => ApplyAsync(context.Document, root, member, version, c), nameof(AddInNextVersionFix)),
                    diagnostic);
            }
        }
    }

    private static async Task<Solution> ApplyAsync(
        Document document, SyntaxNode root, SyntaxNode member, int version, CancellationToken cancellation)
    {
        var changed = document.WithSyntaxRoot(NewField.MoveToEnd(root, member, version)).Project;
        if (await changed.GetCompilationAsync(cancellation).ConfigureAwait(false) is not { } compilation
            || SchemaAttributeParser.Find(compilation.Assembly)?.ApplicationSyntaxReference is not { } reference
            || changed.GetDocument(reference.SyntaxTree) is not { } schema)
        {
            return changed.Solution;
        }

        var attribute = (AttributeSyntax)await reference.GetSyntaxAsync(cancellation).ConfigureAwait(false);
        var schemaRoot = await schema.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        return schema.WithSyntaxRoot(schemaRoot!.ReplaceNode(attribute, SchemaVersion.AtLeast(attribute, version))).Project.Solution;
    }
}
