using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace TelemetryGen.CodeFixes;

/// <summary>A member that was added: where it may lie and how it is declared.</summary>
internal static class NewField
{
    /// <summary>The tree with the member as the last of its record, since that version, and nullable unless it is a [Sequence].</summary>
    public static SyntaxNode MoveToEnd(SyntaxNode root, SyntaxNode member, int version)
    {
        var added = Nullable(Since(member, version));
        switch (member.Parent)
        {
            case ParameterListSyntax list:
                var index = list.Parameters.IndexOf((ParameterSyntax)member);
                var last = list.Parameters.Count - 1;
                var parameter = WithDefaultAfter(list, (ParameterSyntax)added);
                var trivia = list.Parameters.Select(p => p.GetLeadingTrivia()).ToArray();

                // Each keeps the line it stands on: what moves is the member, not the layout.
                var moved = list.Parameters.RemoveAt(index).Insert(last, parameter);
                var laidOut = moved.Select((p, i) => p.WithLeadingTrivia(trivia[i]));
                return root.ReplaceNode(list, list.WithParameters(SyntaxFactory.SeparatedList(laidOut, list.Parameters.GetSeparators())));

            case TypeDeclarationSyntax type:
                var rest = type.Members.Remove((MemberDeclarationSyntax)member);
                var end = rest.LastIndexOf(m => m is PropertyDeclarationSyntax) + 1;
                return root.ReplaceNode(type, type.WithMembers(rest.Insert(end, (MemberDeclarationSyntax)added)));

            default:
                return root.ReplaceNode(member, added);
        }
    }

    private static SyntaxNode Since(SyntaxNode member, int version)
    {
        var text = version.ToString(CultureInfo.InvariantCulture);
        return MemberSyntax.GetAttribute(member, "Since")?.ArgumentList?.Arguments.FirstOrDefault() is { } old
            ? member.ReplaceNode(old, old.WithExpression(SyntaxFactory.ParseExpression(text)))
            : member.WithAttribute("Since", text);
    }

    // Older messages lack it: it is null then, or has its default. A [Sequence] is 0.
    private static SyntaxNode Nullable(SyntaxNode member)
    {
        if (member is ParameterSyntax { Default: not null } || MemberSyntax.GetAttribute(member, "Sequence") is not null
            || MemberSyntax.GetMemberType(member) is not { } type || type is NullableTypeSyntax)
        {
            return member;
        }

        return member.ReplaceNode(type, SyntaxFactory.NullableType(type.WithoutTrivia()).WithTriviaFrom(type))
            .WithAdditionalAnnotations(Formatter.Annotation);
    }

    private static ParameterSyntax WithDefaultAfter(
        ParameterListSyntax list, ParameterSyntax added) => added.Default is null && list.Parameters.Any(p => p.Default is not null)
        ? added.WithDefault(SyntaxFactory.EqualsValueClause(SyntaxFactory.LiteralExpression(SyntaxKind.NullLiteralExpression))
            .NormalizeWhitespace().WithLeadingTrivia(SyntaxFactory.Space))
        : added;
}
