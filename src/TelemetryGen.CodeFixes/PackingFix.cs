using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TelemetryGen.Generator.Analyzers.Sizes;
using TelemetryGen.Generator.Diagnostics;

namespace TelemetryGen.CodeFixes;

/// <summary>
/// TLG0105: a number of 0 and 1 becomes a bool, and a bound the longest whose length takes a byte. Nothing is offered for a field that is
/// locked, and none moves: their order costs nothing.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class PackingFix() : RuleFix(Rules.Packing)
{
    private protected override IEnumerable<Fix> GetFixes(SyntaxNode at, Diagnostic diagnostic, string? suggestion)
    {
        if (suggestion is null || MemberAt(at) is not { } member)
        {
            yield break;
        }

        if (suggestion != PackingAnalyzer.Bit)
        {
            // A bound that has a name is that of others, too.
            if (MemberSyntax.GetAttribute(
                member, "MaxLength")?.ArgumentList?.Arguments.FirstOrDefault()?.Expression is LiteralExpressionSyntax bound)
            {
                yield return new($"Use [MaxLength({suggestion})]", nameof(PackingFix), bound,
                    SyntaxFactory.ParseExpression(suggestion).WithTriviaFrom(bound));
            }
        }
        else if (AsBool(member) is { } bit)
        {
            yield return new("Make it a bool", nameof(PackingFix) + "Bool", member, bit);
        }
    }

    // Null where something is said of the number that means nothing of a bool: a unit, or a default that is no plain 0 or 1.
    private static SyntaxNode? AsBool(SyntaxNode member)
    {
        if (MemberSyntax.GetAttribute(member, "Range") is null || MemberSyntax.GetAttribute(member, "Unit") is not null)
        {
            return null;
        }

        var plain = member.WithoutAttribute("Range");
        if (GetValue(plain) is { } value)
        {
            if (value is not LiteralExpressionSyntax { Token.Value: 0 or 1 } literal)
            {
                return null;
            }

            var kind = literal.Token.Value is 1 ? SyntaxKind.TrueLiteralExpression : SyntaxKind.FalseLiteralExpression;
            plain = plain.ReplaceNode(literal, SyntaxFactory.LiteralExpression(kind).WithTriviaFrom(literal));
        }

        return MemberSyntax.GetMemberType(plain) is { } type ? plain.ReplaceNode(type, PackingAnalyzer.Bit.KeepingTrivia(type)) : null;
    }

    private static ExpressionSyntax? GetValue(SyntaxNode member) => member switch
    {
        ParameterSyntax parameter => parameter.Default?.Value,
        PropertyDeclarationSyntax property => property.Initializer?.Value,
        _ => null,
    };
}
