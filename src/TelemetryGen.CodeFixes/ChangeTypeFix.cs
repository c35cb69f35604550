using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TelemetryGen.Generator.Diagnostics;

namespace TelemetryGen.CodeFixes;

/// <summary>
/// TLG0002: the nearest type that a message carries. TLG0407: DateTimeOffset in the place of DateTime. TLG0403: the integer that holds the
/// range.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class ChangeTypeFix() : RuleFix(Rules.UnsupportedType, Rules.Timestamp, Rules.RangeTooWide)
{
    private protected override IEnumerable<Fix> GetFixes(SyntaxNode at, Diagnostic diagnostic, string? suggestion)
    {
        if (suggestion is null || suggestion == AddTimestampFix.Unit || MemberSyntax.GetMemberType(MemberAt(at)) is not { } type)
        {
            yield break;
        }

        var bare = type is NullableTypeSyntax nullable ? nullable.ElementType : type;
        if (suggestion == Schema.SpecProblem.NotNull)
        {
            yield return new($"Use {bare.WithoutTrivia()}", nameof(ChangeTypeFix), type, bare.WithTriviaFrom(type));
            yield break;
        }

        var isOptional = bare != type;
        yield return new(
            $"Use {suggestion}", nameof(ChangeTypeFix), type, (isOptional ? suggestion + "?" : suggestion).KeepingTrivia(type));
    }
}
