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
    [InlineData("buildTransitive/TelemetryGen.targets")]
    [InlineData("buildMultiTargeting/TelemetryGen.targets")]
    [InlineData("tools/net10.0/any/TelemetryGen.Build.dll")]
    [InlineData("tools/net10.0/any/TelemetryGen.Build.deps.json")]
    [InlineData("tools/net10.0/any/TelemetryGen.Build.runtimeconfig.json")]
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
    public void The_tool_is_compiled_for_the_machine_with_all_that_it_is_made_of()
    {
        using var package = ZipFile.OpenRead(feed.PackagePath);

        string[] plain = [.. FilesOf(package, "any")];
        Assert.Contains("Scriban.Signed.dll", plain);
        Assert.Equal(plain, FilesOf(package, PackageFeed.Machine));
        Assert.All(plain.Where(f => f.EndsWith(".dll", StringComparison.Ordinal)),
            f => Assert.True(Entry(package, PackageFeed.Machine, f).Length > Entry(package, "any", f).Length, f));
    }

    [Fact]
    public void The_package_has_no_more_than_a_build_needs()
    {
        using var package = ZipFile.OpenRead(feed.PackagePath);

        Assert.DoesNotContain(package.Entries, e => e.FullName.Contains("LocalHub", StringComparison.Ordinal));
        Assert.DoesNotContain(package.Entries, e => e.FullName.Contains("sqlite", StringComparison.OrdinalIgnoreCase));
        Assert.InRange(new FileInfo(feed.PackagePath).Length, 1_000_000, 5_000_000);
    }

    // Symbols are there once.
    private static IEnumerable<string> FilesOf(ZipArchive package, string machine) => package.Entries
        .Where(e => e.FullName.StartsWith($"tools/net10.0/{machine}/", StringComparison.Ordinal))
        .Select(e => e.Name).Where(name => !name.EndsWith(".pdb", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private static ZipArchiveEntry Entry(ZipArchive package, string machine, string file) =>
        package.GetEntry($"tools/net10.0/{machine}/{file}")!;
}
