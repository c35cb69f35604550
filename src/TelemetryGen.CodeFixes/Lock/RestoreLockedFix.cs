using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TelemetryGen.Generator.Diagnostics;

namespace TelemetryGen.CodeFixes;

/// <summary>TLG0201, TLG0202: type and attributes of a member as they were locked.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class RestoreLockedFix() : RuleFix(Rules.LayoutChange, Rules.MeaningChange)
{
    private protected override IEnumerable<Fix> GetFixes(SyntaxNode at, Diagnostic diagnostic, string? suggestion)
    {
        if (suggestion is null || LockedMember.Parse(suggestion) is not { } locked || MemberAt(at) is not { } member
            || MemberSyntax.GetMemberType(member) is null)
        {
            yield break;
        }

        yield return new(
            $"Restore {locked.Identifier.ValueText} as it is locked", nameof(RestoreLockedFix), member, locked.PutInto(member));
    }
}
