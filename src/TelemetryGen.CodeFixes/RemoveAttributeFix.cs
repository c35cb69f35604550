using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using TelemetryGen.Generator.Diagnostics;

namespace TelemetryGen.CodeFixes;

/// <summary>TLG0015: the member without the attribute that changes nothing of it; its bytes stay.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class RemoveAttributeFix() : RuleFix(Rules.NoEffect)
{
    private protected override IEnumerable<Fix> GetFixes(SyntaxNode at, Diagnostic diagnostic, string? suggestion)
    {
        if (suggestion is not null && MemberAt(at) is { } member && MemberSyntax.GetAttribute(member, suggestion) is not null)
        {
            yield return new(
                $"Remove [{suggestion}]", nameof(RemoveAttributeFix) + suggestion, member, member.WithoutAttribute(suggestion));
        }
    }
}
