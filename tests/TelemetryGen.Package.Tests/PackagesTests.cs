using System.IO.Compression;
using System.Xml.Linq;

namespace TelemetryGen.Package.Tests;

/// <summary>What all packages have in common, and what each refers to.</summary>
public class PackagesTests(PackageFeed feed)
{
    // Texts: they have no symbols.
    private const string Templates = "TelemetryGen.Templates";

    private static readonly string[] Both = ["net10.0", "net8.0"];
    private static readonly string[] New = ["net10.0"];

    /// <summary>Each package with the frameworks of its libraries and its fellows.</summary>
    public static TheoryData<string, string[], string[]> Packages => new()
    {
        { "TelemetryGen", Both, [] },
        { "TelemetryGen.Cli", [], [] },
        { "TelemetryGen.EventHubs", Both, ["TelemetryGen"] },
        { "TelemetryGen.Json", Both, ["TelemetryGen.Schema"] },
        { "TelemetryGen.LocalHub", New, ["TelemetryGen.EventHubs"] },
        { "TelemetryGen.LocalHub.Page", New, ["TelemetryGen.Json", "TelemetryGen.LocalHub"] },
        { "TelemetryGen.Schema", ["netstandard2.0"], [] },
        { "TelemetryGen.Server", Both, ["TelemetryGen.EventHubs", "TelemetryGen.Json"] },
        { "TelemetryGen.Server.DuckDb", Both, ["TelemetryGen.Server"] },
        { "TelemetryGen.Server.Kafka", Both, ["TelemetryGen.Server"] },
        { "TelemetryGen.Server.LocalHub", New, ["TelemetryGen.LocalHub", "TelemetryGen.Server"] },
        { Templates, [], [] },
    };

    [Fact]
    public void There_are_these_and_no_others_and_packing_has_nothing_to_say_against_them()
    {
        var names = Packages.Select(p => p.Data.Item1).ToList();

        Assert.Equal(names, NamesOf(".nupkg"));
        Assert.Equal(names.Except([Templates]), NamesOf(".snupkg"));
        Assert.DoesNotContain("warning", feed.PackOutput, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("readme", feed.PackOutput, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void The_filter_has_what_the_solution_packs()
    {
        var sources = Path.Combine(PackageFeed.Repository, "src");
        var packed = Directory.EnumerateDirectories(sources).Where(folder => Directory.EnumerateFiles(folder)
            .Where(f => Path.GetExtension(f) is ".csproj" or ".targets")
            .Any(f => File.ReadAllText(f).Contains("<IsPackable>true<", StringComparison.Ordinal))).Select(f => Path.GetFileName(f));

        Assert.Equal(Packages.Select(p => p.Data.Item1), packed.Order(StringComparer.Ordinal));
        Assert.All(
            Directory.EnumerateFiles(PackageFeed.Repository, "*.csproj", SearchOption.AllDirectories)
                .Where(f => !f.StartsWith(sources, StringComparison.Ordinal)),
            f => Assert.DoesNotContain("<IsPackable>true<", File.ReadAllText(f), StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void Each_says_what_it_is_and_takes_its_fellows_in_its_own_version(string package, string[] frameworks, string[] fellows)
    {
        using var archive = ZipFile.OpenRead(feed.PathOf(package));
        using var stream = archive.GetEntry($"{package}.nuspec")!.Open();
        var elements = XDocument.Load(stream).Descendants().ToList();
        var metadata = elements.ToLookup(e => e.Name.LocalName, e => e.Value);

        Assert.Equal([package], metadata["id"]);
        Assert.Equal(["MIT"], metadata["license"]);
        Assert.Equal(["README.md"], metadata["readme"]);
        Assert.Equal(["icon.png"], metadata["icon"]);
        Assert.NotNull(archive.GetEntry("icon.png"));
        Assert.InRange(metadata["description"].Single().Length, 30, 200);
        Assert.StartsWith("iot telemetry event-hubs ", metadata["tags"].Single(), StringComparison.Ordinal);
        Assert.Equal(("git", PackageFeed.RepositoryUrl), elements.Where(e => e.Name.LocalName == "repository")
            .Select(e => (e.Attribute("type")!.Value, e.Attribute("url")!.Value)).Single());

        Assert.Equal(frameworks, archive.Entries.Where(e => e.FullName.StartsWith("lib/", StringComparison.Ordinal))
            .Select(e => e.FullName.Split('/')[1]).Distinct().Order(StringComparer.Ordinal));
        var ours = elements.Where(e => e.Name.LocalName == "dependency")
            .Where(e => e.Attribute("id")!.Value.StartsWith("TelemetryGen", StringComparison.Ordinal)).ToList();
        Assert.Equal(fellows, ours.Select(e => e.Attribute("id")!.Value).Distinct().Order(StringComparer.Ordinal));
        Assert.All(ours, e => Assert.Equal(($"[{feed.Version}]", null), (e.Attribute("version")!.Value, e.Attribute("exclude")?.Value)));
    }

    /// <summary>Those of <see cref="Packages"/> that have an assembly.</summary>
    public static IEnumerable<TheoryDataRow<string, string[], string[]>> Assemblies => Packages.Where(p => p.Data.Item1 != Templates);

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Each_has_its_symbols_apart(string package, string[] frameworks, string[] fellows)
    {
        _ = fellows;
        using var symbols = ZipFile.OpenRead(Path.ChangeExtension(feed.PathOf(package), ".snupkg"));

        string[] expected = frameworks.Length == 0
            ? [$"tools/net10.0/any/{package}.pdb"]
            : [.. frameworks.Select(f => $"lib/{f}/{package}.pdb")];
        Assert.Subset(symbols.Entries.Select(e => e.FullName).ToHashSet(), expected.ToHashSet());
    }

    // Beside them lie packages of others, in other versions.
    private IEnumerable<string> NamesOf(string ending) => Directory.EnumerateFiles(feed.Folder, $"*.{feed.Version}{ending}")
        .Select(f => Path.GetFileName(f)).Select(f => f[..^$".{feed.Version}{ending}".Length]).Order(StringComparer.Ordinal);
}
