using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TelemetryGen.Generator.Diagnostics;

namespace TelemetryGen.CodeFixes;

/// <summary>TLG0104: the narrower type; of a scaled field, that which the range asks for.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class NarrowerTypeFix() : RuleFix(Rules.TooWide)
{
    private protected override IEnumerable<Fix> GetFixes(SyntaxNode at, Diagnostic diagnostic, string? suggestion)
    {
        if (suggestion is null || MemberAt(at) is not { } member)
        {
            yield break;
        }

        if (suggestion.Length == 0)
        {
            if (MemberSyntax.GetAttribute(member, "Scaled")?.ArgumentList is { } list)
            {
                var rest = list.Arguments.Where(a => a.NameEquals?.Name.Identifier.ValueText != "Wire");
                yield return new(
                    "Use the narrowest integer", nameof(NarrowerTypeFix), list, list.WithArguments(SyntaxFactory.SeparatedList(rest)));
            }
        }
        else if (MemberSyntax.GetMemberType(member)?.DescendantNodesAndSelf().OfType<PredefinedTypeSyntax>().FirstOrDefault() is { } number)
        {
            yield return new($"Use {suggestion}", nameof(NarrowerTypeFix), number, suggestion.KeepingTrivia(number));
        }
    }
}
