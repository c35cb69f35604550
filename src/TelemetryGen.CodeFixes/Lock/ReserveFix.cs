using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using TelemetryGen.Generator.Diagnostics;

namespace TelemetryGen.CodeFixes;

/// <summary>TLG0203: a field that is gone comes back where it was, as [Reserved]. TLG0204: a field that was given up stays so.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class ReserveFix() : RuleFix(Rules.Removal, Rules.Reuse)
{
    private protected override IEnumerable<Fix> GetFixes(SyntaxNode at, Diagnostic diagnostic, string? suggestion)
    {
        if (diagnostic.Id == Rules.Reuse.Id)
        {
            if (MemberAt(at) is { } member)
            {
                yield return new("Leave it [Reserved]", nameof(ReserveFix), member, member.WithAttribute("Reserved"));
            }

            yield break;
        }

        var bar = suggestion?.IndexOf('|') ?? -1;
        if (bar < 0
            || LockedMember.Parse(suggestion!.Substring(bar + 1)) is not { } locked
            || at.AncestorsAndSelf().OfType<TypeDeclarationSyntax>().FirstOrDefault() is not { } type)
        {
            yield break;
        }

        var before = suggestion.Substring(0, bar);
        var reserved = (ParameterSyntax)locked.WithAttribute("Reserved");
        yield return new($"Keep {locked.Identifier.ValueText} as [Reserved]", nameof(
            ReserveFix), type, type is RecordDeclarationSyntax { ParameterList: { } parameters } record
            ? record.WithParameterList(Insert(parameters, before, reserved))
            : Insert(type, before, reserved.ToProperty()));
    }

    private static ParameterListSyntax Insert(ParameterListSyntax list, string before, ParameterSyntax parameter)
    {
        var index = list.Parameters.IndexOf(p => p.Identifier.ValueText == before) + 1;
        var neighbour = list.Parameters.Count == 0 ? null : list.Parameters[Math.Max(0, index - 1)];
        return list.WithParameters(
            list.Parameters.Insert(index, neighbour is null ? parameter : parameter.WithLeadingTrivia(neighbour.GetLeadingTrivia())))
            .WithAdditionalAnnotations(Formatter.Annotation);
    }

    private static TypeDeclarationSyntax Insert(TypeDeclarationSyntax type, string before, PropertyDeclarationSyntax property)
    {
        var index = type.Members.IndexOf(m => m is PropertyDeclarationSyntax p && p.Identifier.ValueText == before) + 1;
        return type.WithMembers(type.Members.Insert(index, property.WithTrailingTrivia(SyntaxFactory.ElasticCarriageReturnLineFeed)));
    }
}
