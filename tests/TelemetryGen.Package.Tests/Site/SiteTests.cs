using TelemetryGen.Testing;

namespace TelemetryGen.Package.Tests.Site;

/// <summary>The site of docs/, made as <c>docs/contributing.md</c> says, with its links and their anchors.</summary>
[Trait("Kind", "Device")]
public sealed class SiteTests : IDisposable
{
    private static readonly string Branch = $"{PackageFeed.RepositoryUrl}/blob/main/";

    private readonly string _folder = Directory.CreateTempSubdirectory("site").FullName;

    [Fact]
    public async Task The_site_is_made_without_a_warning_and_its_links_lead_somewhere()
    {
        await Dotnet.SucceedAsync(PackageFeed.Repository, "msbuild", "docs/site/Site.proj", "-nologo", "-v:m", "-p:NoBuild=true",
            $"-p:Configuration={PackageFeed.Configuration}");

        var pages = new MadePages(Path.Combine(PackageFeed.Repository, "artifacts/site/pages"), PackageFeed.Repository, Branch);
        Assert.Empty(pages.Broken());
        string[] known =
        [
            "index.html", "docs/attributes.html", "docs/decisions/README.html", "docs/rules/TLG0001.html", "docs/targets/kql.html",
            "api/TelemetryGen.ScaledAttribute.html", "api/TelemetryGen.EventHubs.SasToken.html", "api/TelemetryGen.Schema.WireLayout.html",
        ];
        Assert.Empty(known.Except(pages.Names));
    }

    [Fact]
    public void Each_page_of_docs_is_in_the_table_of_contents_of_the_site()
    {
        var docs = Path.Combine(PackageFeed.Repository, "docs");
        var contents = File.ReadAllText(Path.Combine(docs, "toc.yml"));

        var pages = Directory.GetFiles(docs, "*.md").Concat(Directory.GetFiles(Path.Combine(docs, "targets"), "*.md"))
            .Select(f => Path.GetRelativePath(docs, f).Replace('\\', '/'));

        Assert.All(pages, p => Assert.Contains($"href: {p}\n", contents, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("<a href=\"other.html\">", true)]
    [InlineData("<a class=\"x\" href=\"other.html#here\">", true)]
    [InlineData("<a href=\"other.html#there\">", false)]
    [InlineData("<a href=\"other.md\">", false)]
    [InlineData("<a href=\"#top\"><h1 id=\"top\">", true)]
    [InlineData("<a href=\"#bottom\"><h1 id=\"top\">", false)]
    [InlineData("<img src=\"none.png\">", false)]
    [InlineData("<a href=\"https://nowhere.invalid/\">", true)]
    [InlineData("<a href=\"{0}README.md\">", true)]
    [InlineData("<a href=\"{0}nowhere.cs\">", false)]
    public void A_link_that_leads_nowhere_is_found(string text, bool leads)
    {
        File.WriteAllText(Path.Combine(_folder, "other.html"), "<p id=\"here\">");
        File.WriteAllText(Path.Combine(_folder, "page.html"), text.Replace("{0}", Branch, StringComparison.Ordinal));

        var broken = new MadePages(_folder, PackageFeed.Repository, Branch).Broken();

        Assert.Equal(leads ? 0 : 1, broken.Count());
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
