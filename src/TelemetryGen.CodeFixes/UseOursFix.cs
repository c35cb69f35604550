using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TelemetryGen.Generator.Diagnostics;

namespace TelemetryGen.CodeFixes;

/// <summary>TLG0014: our attribute in the place of another library's, with the arguments that it has.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class UseOursFix() : RuleFix(Rules.OtherAttribute)
{
    private const string Length = "MaxLength";

    private protected override IEnumerable<Fix> GetFixes(SyntaxNode at, Diagnostic diagnostic, string? suggestion)
    {
        if (suggestion is not null && MemberAt(at) is { } member && FindOther(member, suggestion) is { } other)
        {
            var arguments = GetArguments(other, suggestion);
            yield return new($"Use [{suggestion}{(arguments is null ? "" : $"({arguments})")}] of TelemetryGen", nameof(UseOursFix), member,
                member.ReplaceNode(other, MemberSyntax.Ours(suggestion, arguments)));
        }
    }

    private static AttributeSyntax? FindOther(SyntaxNode member, string ours) =>
        (ours == Length ? new[] { ours, "StringLength", "Length" } : [ours]).Select(n => MemberSyntax.GetAttribute(member, n))
            .FirstOrDefault(a => a is not null);

    // Those with names are the other library's: its error messages. [Length(least, most)] has the bound last.
    private static string? GetArguments(AttributeSyntax attribute, string ours)
    {
        if (ours == "Timestamp")
        {
            return "global::TelemetryGen.TimeUnit.Milliseconds";
        }

        var values = attribute.ArgumentList?.Arguments.Where(a => a.NameEquals is null).Select(a => a.Expression.ToString()).ToList() ?? [];
        return values.Count == 0 ? null : ours == Length ? values[values.Count - 1] : string.Join(", ", values);
    }
}
