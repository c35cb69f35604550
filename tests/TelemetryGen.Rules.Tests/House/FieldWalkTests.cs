using System.Globalization;
using System.Text.RegularExpressions;

namespace TelemetryGen.Rules.Tests.House;

/// <summary>
/// The walk of a field in docs/architecture.md says through how many files it goes. That they are there is said by
/// <see cref="DocumentLinkTests"/>.
/// </summary>
public partial class FieldWalkTests
{
    [Fact]
    public void The_walk_says_how_many_files_it_names()
    {
        var page = MarkdownPage.Read(Path.Combine(Gallery.Folder, "../../docs/architecture.md"));
        var start = page.Lines.Single(l => l.Text == "## The walk of a field").Number;
        var end = page.Lines.First(l => l.Number > start && l.Text.StartsWith("## ", StringComparison.Ordinal)).Number;
        var section = page.Lines.Where(l => l.Number > start && l.Number < end).Select(l => l.Text);

        var files = page.Links.Where(l => l.Line > start && l.Line < end && l.Target.StartsWith("../src/", StringComparison.Ordinal))
            .Select(l => l.Target).ToHashSet();

        Assert.Equal(int.Parse(Said().Match(string.Join(' ', section)).Groups[1].Value, CultureInfo.InvariantCulture), files.Count);
    }

    [GeneratedRegex(@"through (\d+) files")]
    private static partial Regex Said();
}
