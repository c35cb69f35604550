using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using TelemetryGen.Generator.Diagnostics;

namespace TelemetryGen.CodeFixes;

/// <summary>TLG0401: the unit that a field of that name mostly has. TLG0402: the nearest unit that there is.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class UnitFix() : RuleFix(Rules.NoUnit, Rules.UnknownUnit)
{
    private protected override IEnumerable<Fix> GetFixes(SyntaxNode at, Diagnostic diagnostic, string? suggestion)
    {
        if (suggestion is null || MemberAt(at) is not { } member)
        {
            yield break;
        }

        var argument = $"\"{suggestion}\"";
        if (MemberSyntax.GetAttribute(member, "Unit")?.ArgumentList?.Arguments.FirstOrDefault() is { } unit)
        {
            yield return new($"Use {argument}", nameof(UnitFix), unit.Expression,
                SyntaxFactory.ParseExpression(argument).WithTriviaFrom(unit.Expression));
        }
        else
        {
            yield return new($"Add [Unit({argument})]", nameof(UnitFix), member, member.WithAttribute("Unit", argument));
        }
    }
}
