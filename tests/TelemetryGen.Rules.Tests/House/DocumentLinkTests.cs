namespace TelemetryGen.Rules.Tests.House;

/// <summary>Links of the project's pages lead to what is there: files, folders, and headings of pages.</summary>
public sealed class DocumentLinkTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pages").FullName;

    [Fact]
    public void Links_lead_somewhere() => Assert.Empty(MarkdownPage.All().SelectMany(Broken));

    [Fact]
    public void The_pages_are_looked_at()
    {
        var names = MarkdownPage.All().Select(p => p.Name).ToArray();

        string[] known = ["README.md", "CHANGELOG.md", "docs/architecture.md", "docs/decisions/README.md", "docs/rules/TLG0001.md",
            "samples/Greenhouse/Device/README.md"];
        Assert.Empty(known.Except(names));
        Assert.DoesNotContain(names, n => n.Contains("node_modules", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[page](other.md)", null)]
    [InlineData("[page](other.md#a-use-twice)", null)]
    [InlineData("[page](other.md#a-use-twice-1)", null)]
    [InlineData("[page](other.md#code)", "other.md#code")]
    [InlineData("[here](#here)\n\n# Here", null)]
    [InlineData("[here](#there)\n\n# Here", "#there")]
    [InlineData("[folder](room) [web](https://nowhere.invalid/x) `[code](nowhere.md)`", null)]
    [InlineData("```\n[code](nowhere.md)\n```", null)]
    [InlineData("```\ncode\n```\n[page](nowhere.md)", "nowhere.md")]
    [InlineData("| table | [page](nowhere.md) |", "nowhere.md")]
    public void A_link_that_leads_nowhere_is_found(string text, string? expected)
    {
        Directory.CreateDirectory(Path.Combine(_folder, "room"));
        File.WriteAllText(Path.Combine(_folder, "other.md"), "# Other\n## A use, twice\n## A use: `twice`\n````\n```\n# code\n````\n");

        var broken = Broken(new(Path.Combine(_folder, "page.md"), text));

        Assert.Equal(expected is null ? [] : [expected], broken.Select(b => b.Split(": ")[1]));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static IEnumerable<string> Broken(MarkdownPage page) => page.Links
        .Where(l => !l.Target.Contains("://", StringComparison.Ordinal) && !Leads(page, l.Target))
        .Select(l => $"{page.Name}({l.Line}): {l.Target}");

    private static bool Leads(MarkdownPage page, string target)
    {
        var parts = target.Split('#', 2);
        var path = parts[0].Length == 0 ? page.FullName : Path.Combine(Path.GetDirectoryName(page.FullName)!, parts[0]);
        return parts.Length == 1 ? Path.Exists(path)
            : parts[0].Length == 0 ? page.Anchors.Contains(parts[1])
            : File.Exists(path) && MarkdownPage.Read(path).Anchors.Contains(parts[1]);
    }
}
