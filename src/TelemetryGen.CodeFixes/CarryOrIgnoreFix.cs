using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TelemetryGen.Generator.Diagnostics;

namespace TelemetryGen.CodeFixes;

/// <summary>TLG0007: the member is carried, as a property that can be set, or ignored.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class CarryOrIgnoreFix() : RuleFix(Rules.NotCarried)
{
    private protected override IEnumerable<Fix> GetFixes(SyntaxNode at, Diagnostic diagnostic, string? suggestion)
    {
        if (MemberAt(at) is not { } member)
        {
            yield break;
        }

        var carried = member is PropertyDeclarationSyntax property ? property.WithInit() : AsProperty((FieldDeclarationSyntax)member);
        if (carried is not null)
        {
            yield return new("Carry it", nameof(CarryOrIgnoreFix) + "Carry", member, carried);
        }

        yield return new("Ignore it", nameof(CarryOrIgnoreFix) + "Ignore", member, member.WithAttribute("TelemetryIgnore"));
    }

    // Of several fields in one declaration each would need one of its own.
    private static PropertyDeclarationSyntax? AsProperty(FieldDeclarationSyntax field)
    {
        if (field.Declaration.Variables.Count != 1)
        {
            return null;
        }

        var variable = field.Declaration.Variables[0];
        var hasValue = variable.Initializer is not null;
        return SyntaxFactory.PropertyDeclaration(
            field.AttributeLists,
            SyntaxFactory.TokenList(field.Modifiers.Where(m => !m.IsKind(SyntaxKind.ReadOnlyKeyword))),
            field.Declaration.Type,
            explicitInterfaceSpecifier: null,
            variable.Identifier.WithTrailingTrivia(SyntaxFactory.Space),
            PropertyAccessors.GetAndInit()
                .WithTrailingTrivia(hasValue ? SyntaxFactory.TriviaList(SyntaxFactory.Space) : field.GetTrailingTrivia()),
            expressionBody: null,
            variable.Initializer,
            hasValue ? field.SemicolonToken : default);
    }
}
