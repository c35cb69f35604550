namespace TelemetryGen.Rules.Tests.House;

/// <summary>
/// Prose of the project's pages is at most 140 columns wide, so that a change of a sentence is a change of its lines. What Markdown has on
/// one line may be longer: headings, rows of tables, code between fences, and the address of a link.
/// </summary>
public class DocumentWidthTests
{
    private const int Columns = 140;

    private static readonly string Full = new('x', Columns);

    [Fact]
    public void Prose_is_at_most_140_columns_wide() =>
        Assert.Empty(MarkdownPage.All().SelectMany(p => Wide(p).Select(l => $"{p.Name}({l.Number}): {l.Text}")));

    [Theory]
    [InlineData("{0}", false)]
    [InlineData("{0}x", true)]
    [InlineData("- {0}", true)]
    [InlineData("  {0}", true)]
    [InlineData("> {0}", true)]
    [InlineData("## {0}", false)]
    [InlineData("####### {0}", true)]
    [InlineData("| {0} |", false)]
    [InlineData("a | {0}", true)]
    [InlineData("```sh\n{0}x\n```", false)]
    [InlineData("```sh\nx\n```\n{0}x", true)]
    [InlineData("````\n```\n{0}x\n````", false)]
    [InlineData("- list\n\n  ```\n  {0}x\n  ```", false)]
    [InlineData("[page](../{0}.md)", false)]
    [InlineData("[{0}](../page.md)", true)]
    [InlineData("https://example.invalid/{0}", false)]
    [InlineData("`{0}x`", true)]
    public void A_wide_line_is_found(string text, bool expected) =>
        Assert.Equal(expected, Wide(new("page.md", string.Format(System.Globalization.CultureInfo.InvariantCulture, text, Full))).Any());

    private static IEnumerable<PageLine> Wide(MarkdownPage page) =>
        page.Lines.Where(l => l.Kind == LineKind.Prose && MarkdownPage.WithoutAddresses(l.Text).Length > Columns);
}
