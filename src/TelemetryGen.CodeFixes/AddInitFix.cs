using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TelemetryGen.Generator.Diagnostics;

namespace TelemetryGen.CodeFixes;

/// <summary>TLG0004: init, so that a reader can set the property.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class AddInitFix() : RuleFix(Rules.CannotBeSet)
{
    private protected override IEnumerable<Fix> GetFixes(SyntaxNode at, Diagnostic diagnostic, string? suggestion)
    {
        if (suggestion is not null && MemberAt(at) is PropertyDeclarationSyntax property && property.WithInit() is { } settable)
        {
            yield return new("Add init", nameof(AddInitFix), property, settable);
        }
    }
}
