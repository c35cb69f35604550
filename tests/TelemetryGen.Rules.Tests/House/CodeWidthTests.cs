using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TelemetryGen.Rules.Tests.House;

/// <summary>
/// Lines of C# are at most 140 columns wide. Longer may be what cannot be broken: lines of a verbatim or raw text, and a text without a
/// space. The mark of a mistake in the gallery is not counted. Snapshots are generated code, which is as wide as its names.
/// </summary>
public partial class CodeWidthTests
{
    private const int Columns = 140;

    private static readonly string Root = Path.GetFullPath(Path.Combine(Gallery.Folder, "../.."));
    private static readonly string[] Folders = ["src", "tests", "testing", "samples", "benchmarks"];
    private static readonly string[] Written = ["bin", "obj", "node_modules", "generated"];

    private static readonly string Full = new('x', Columns);

    [Fact]
    public void Code_is_at_most_140_columns_wide() => Assert.Empty(
        Folders.SelectMany(f => Directory.EnumerateFiles(Path.Combine(Root, f), "*.cs", SearchOption.AllDirectories))
            .Select(f => Path.GetRelativePath(Root, f).Replace('\\', '/'))
            .Where(f => !f.EndsWith(".verified.cs", StringComparison.Ordinal) && !f.Split('/').Any(Written.Contains))
            .Order(StringComparer.Ordinal)
            .SelectMany(f => Wide(File.ReadAllText(Path.Combine(Root, f))).Select(l => $"{f}({l})")));

    [Theory]
    [InlineData("// {0}", true)]
    [InlineData("/// <summary>{0}</summary>", true)]
    [InlineData("class {0} {{ }}", true)]
    [InlineData("class A {{ string B = \"b {0}\"; }}", true)]
    [InlineData("class A {{ string B = $\"b {{1}} {0}\"; }}", true)]
    [InlineData("class A {{ string B = \"{0}\"; }}", false)]
    [InlineData("class A {{ string B = @\"b {0}\"; }}", false)]
    [InlineData("class A {{ string B = \"\"\"b {0}\"\"\"; }}", false)]
    [InlineData("class A {{ string B = \"\"\"\n    b {0}\n    \"\"\"; }}", false)]
    [InlineData("class A {{ string B = $\"\"\"\n    b {{1}} {0}\n    \"\"\"; }}", false)]
    [InlineData("{0} // TLG0601 error", false)]
    [InlineData("{0}x // TLG0601 error", true)]
    [InlineData("class A {{ string B = @\"b\", C = M({0}); }}", true)]
    public void A_wide_line_is_found(string code, bool expected) =>
        Assert.Equal(expected, Wide(string.Format(System.Globalization.CultureInfo.InvariantCulture, code, Full)).Any());

    [Fact]
    public void A_line_of_140_columns_is_not_wide() => Assert.Empty(Wide("//" + Full[2..]));

    private static IEnumerable<int> Wide(string code)
    {
        var lines = code.Split('\n').Select((l, i) => (Text: Mark().Replace(l.TrimEnd('\r'), ""), Number: i))
            .Where(l => l.Text.Length > Columns).ToArray();
        if (lines.Length == 0)
        {
            return [];
        }

        var tree = CSharpSyntaxTree.ParseText(code, CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview));
        var (root, text) = (tree.GetRoot(), tree.GetText());
        return lines.Where(l => !IsLiteral(root.FindToken(text.Lines[l.Number].Start + Columns), text.Lines[l.Number].Start))
            .Select(l => l.Number + 1);
    }

    // The text in which the line passes its last column cannot be broken.
    private static bool IsLiteral(SyntaxToken token, int line)
    {
        var whole = token.Parent!.AncestorsAndSelf().OfType<InterpolatedStringExpressionSyntax>().LastOrDefault();
        return whole is null
            ? IsString(token) && IsWhole(token.Text, token.SpanStart, line)
            : IsWhole(whole.ToString(), whole.SpanStart, line);
    }

    private static bool IsWhole(string text, int start, int line) => text.TrimStart('$') is var opened
        && (opened[0] == '@' || text[0] == '@' || opened.StartsWith("\"\"\"", StringComparison.Ordinal)
            || !text[..Math.Min(text.Length, Math.Max(0, line + Columns - start))].Contains(' '));

    [GeneratedRegex(@" // TLG\d{4} \w+$")]
    private static partial Regex Mark();

    private static bool IsString(SyntaxToken token) => token.Kind() is SyntaxKind.StringLiteralToken
        or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken
        or SyntaxKind.Utf8StringLiteralToken or SyntaxKind.Utf8MultiLineRawStringLiteralToken;
}
