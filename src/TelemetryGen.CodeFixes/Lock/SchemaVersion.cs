using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TelemetryGen.CodeFixes;

/// <summary>The version in <c>[assembly: TelemetrySchema]</c>.</summary>
internal static class SchemaVersion
{
    private const string Name = "Version";

    /// <summary>The attribute with that version, or its own when that is higher or no plain number.</summary>
    public static AttributeSyntax AtLeast(AttributeSyntax attribute, int version)
    {
        var number = SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal(version));
        if (attribute.ArgumentList?.Arguments.FirstOrDefault(a => a.NameEquals?.Name.Identifier.ValueText == Name) is { } own)
        {
            return int.TryParse(own.Expression.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var old) && old < version
                ? attribute.ReplaceNode(own, own.WithExpression(number.WithTriviaFrom(own.Expression)))
                : attribute;
        }

        return attribute.AddArgumentListArguments(
            SyntaxFactory.AttributeArgument(number).WithNameEquals(SyntaxFactory.NameEquals(Name)).NormalizeWhitespace()
                .WithLeadingTrivia(SyntaxFactory.Space));
    }
}
