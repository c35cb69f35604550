using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TelemetryGen.Generator.Analyzers.Secrets;

namespace TelemetryGen.CodeFixes;

/// <summary>A text in the source that has a key, and what stands there without.</summary>
internal static class KeyLiteral
{
    /// <summary>
    /// The node around the text to replace, and what replaces it; null for a text that nothing at run time can stand for.
    /// </summary>
    public static (SyntaxNode Old, SyntaxNode New)? Replace(SyntaxNode text, ExpressionSyntax read) => text switch
    {
        LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression) => (literal, read.WithTriviaFrom(literal)),
        InterpolatedStringTextSyntax { Parent: InterpolatedStringExpressionSyntax whole } part when HasPlainHoles(whole)
            && Split(part, read) is { } parts =>
            (whole, whole.WithContents(whole.Contents.ReplaceRange(part, parts))),
        _ => null,
    };

    // $$"" has holes of two braces.
    private static bool HasPlainHoles(InterpolatedStringExpressionSyntax text) => text.StringStartToken.Text.Count(c => c == '$') == 1;

    private static IEnumerable<InterpolatedStringContentSyntax>? Split(InterpolatedStringTextSyntax part, ExpressionSyntax read)
    {
        var value = part.TextToken.ValueText;
        var start = Math.Max(0, KeyText.PlaceInConnectionString(value));
        var key = value.Substring(start, KeyText.Length);
        var written = part.TextToken.Text;
        var place = written.IndexOf(key, StringComparison.Ordinal);
        return place < 0
            ? null
            : new InterpolatedStringContentSyntax[]
            {
                Text(written.Substring(0, place), value.Substring(0, start)),
                SyntaxFactory.Interpolation(read),
                Text(written.Substring(place + key.Length), value.Substring(start + key.Length)),
            }.Where(c => c is not InterpolatedStringTextSyntax { TextToken.Text.Length: 0 });
    }

    private static InterpolatedStringTextSyntax Text(string written, string value) =>
        SyntaxFactory.InterpolatedStringText(
            SyntaxFactory.Token(SyntaxTriviaList.Empty, SyntaxKind.InterpolatedStringTextToken, written, value, SyntaxTriviaList.Empty));
}
