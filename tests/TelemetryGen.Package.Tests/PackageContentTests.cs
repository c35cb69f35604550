using System.IO.Compression;
using System.Xml.Linq;

namespace TelemetryGen.Package.Tests;

public class PackageContentTests(PackageFeed feed)
{
    [Theory]
    [InlineData("README.md")]
    [InlineData("lib/net8.0/TelemetryGen.dll")]
    [InlineData("lib/net8.0/TelemetryGen.xml")]
    [InlineData("lib/net10.0/TelemetryGen.dll")]
    [InlineData("lib/net10.0/TelemetryGen.xml")]
    [InlineData("analyzers/dotnet/cs/TelemetryGen.Generator.dll")]
    [InlineData("analyzers/dotnet/cs/TelemetryGen.CodeFixes.dll")]
    [InlineData("buildTransitive/TelemetryGen.props")]
    [InlineData("buildTransitive/TelemetryGen.targets")]
    [InlineData("tools/net10.0/any/TelemetryGen.Cli.dll")]
    [InlineData("tools/net10.0/any/TelemetryGen.Cli.deps.json")]
    [InlineData("tools/net10.0/any/TelemetryGen.Cli.runtimeconfig.json")]
    [InlineData("tools/net10.0/any/runtimes/linux-x64/native/libe_sqlite3.so")]
    [InlineData("tools/net10.0/any/runtimes/win-x64/native/e_sqlite3.dll")]
    public void The_package_holds(string path)
    {
        using var package = ZipFile.OpenRead(feed.PackagePath);

        Assert.NotNull(package.GetEntry(path));
    }

    [Fact]
    public void The_compiler_loads_two_files_and_the_package_needs_no_other()
    {
        using var package = ZipFile.OpenRead(feed.PackagePath);
        using var nuspec = package.GetEntry("TelemetryGen.nuspec")!.Open();

        Assert.Equal(2, package.Entries.Count(e => e.FullName.StartsWith("analyzers/", StringComparison.Ordinal)));
        Assert.DoesNotContain(XDocument.Load(nuspec).Descendants(), e => e.Name.LocalName == "dependency");
    }

    [Fact]
    public void The_package_names_its_readme_its_licence_and_its_repository_and_packing_has_nothing_to_say_against_it()
    {
        using var package = ZipFile.OpenRead(feed.PackagePath);
        using var nuspec = package.GetEntry("TelemetryGen.nuspec")!.Open();

        var elements = XDocument.Load(nuspec).Descendants().ToList();
        var metadata = elements.ToLookup(e => e.Name.LocalName, e => e.Value);
        Assert.Equal(["README.md"], metadata["readme"]);
        Assert.Equal(["MIT"], metadata["license"]);
        Assert.Equal(("git", PackageFeed.RepositoryUrl), elements.Where(e => e.Name.LocalName == "repository")
            .Select(e => (e.Attribute("type")!.Value, e.Attribute("url")!.Value)).Single());
        Assert.DoesNotContain("warning", feed.PackOutput, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("readme", feed.PackOutput, StringComparison.OrdinalIgnoreCase);
        Assert.Contains($"Successfully created package '{feed.PackagePath}'.", feed.PackOutput, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_of_the_package_is_there_for_machines_that_run_no_build()
    {
        using var package = ZipFile.OpenRead(feed.PackagePath);

        Assert.DoesNotContain(package.Entries,
            e => e.FullName.Contains("wasm", StringComparison.Ordinal) || e.FullName.Contains("mips", StringComparison.Ordinal));
        Assert.InRange(new FileInfo(feed.PackagePath).Length, 1_000_000, 15_000_000);
    }
}
