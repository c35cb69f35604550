using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TelemetryGen.Generator.Diagnostics;

namespace TelemetryGen.CodeFixes;

/// <summary>TLG0005, TLG0006: the next id that no message has.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class FreeIdFix() : RuleFix(Rules.DuplicateMessage, Rules.MessageId)
{
    private protected override IEnumerable<Fix> GetFixes(SyntaxNode at, Diagnostic diagnostic, string? suggestion)
    {
        if (suggestion is not null
            && at.AncestorsAndSelf().OfType<TypeDeclarationSyntax>().FirstOrDefault() is { } type
            && MemberSyntax.GetAttribute(type, "Telemetry")?.ArgumentList?.Arguments.FirstOrDefault() is { NameEquals: null } id)
        {
            yield return new($"Use the free id {suggestion}", nameof(FreeIdFix), id.Expression,
                SyntaxFactory.ParseExpression(suggestion).WithTriviaFrom(id.Expression));
        }
    }
}
