using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using TelemetryGen.Generator.Diagnostics;

namespace TelemetryGen.CodeFixes;

/// <summary>TLG0303: another name in device code.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class TargetNameFix() : RuleFix(Rules.ReservedName)
{
    private protected override IEnumerable<Fix> GetFixes(SyntaxNode at, Diagnostic diagnostic, string? suggestion)
    {
        if (suggestion is null || MemberAt(at) is not { } member)
        {
            yield break;
        }

        var argument = $"\"{suggestion}\"";
        yield return MemberSyntax.GetAttribute(member, "TargetName")?.ArgumentList is { } old
            ? new($"Use [TargetName({argument})]", nameof(TargetNameFix), old, SyntaxFactory.ParseAttributeArgumentList($"({argument})")!)
            : new($"Add [TargetName({argument})]", nameof(TargetNameFix), member, member.WithAttribute("TargetName", argument));
    }
}
