using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using TelemetryGen.Generator.Diagnostics;

namespace TelemetryGen.CodeFixes;

/// <summary>TLG0103: a bound to start with.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class AddMaxLengthFix() : RuleFix(Rules.NoBound)
{
    private protected override IEnumerable<Fix> GetFixes(SyntaxNode at, Diagnostic diagnostic, string? suggestion)
    {
        if (suggestion is not null && MemberAt(at) is { } member)
        {
            yield return new(
                $"Add [MaxLength({suggestion})]", nameof(AddMaxLengthFix), member, member.WithAttribute("MaxLength", suggestion));
        }
    }
}
