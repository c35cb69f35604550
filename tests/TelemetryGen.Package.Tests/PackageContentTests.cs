using System.IO.Compression;
using System.Xml.Linq;

namespace TelemetryGen.Package.Tests;

public class PackageContentTests(PackageFeed feed)
{
    [Theory]
    [InlineData("lib/net10.0/TelemetryGen.dll")]
    [InlineData("lib/net10.0/TelemetryGen.xml")]
    [InlineData("analyzers/dotnet/cs/TelemetryGen.Generator.dll")]
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
    public void The_analyzer_is_one_file_and_the_package_needs_no_other()
    {
        using var package = ZipFile.OpenRead(feed.PackagePath);
        using var nuspec = package.GetEntry("TelemetryGen.nuspec")!.Open();

        Assert.Single(package.Entries, e => e.FullName.StartsWith("analyzers/", StringComparison.Ordinal));
        Assert.DoesNotContain(XDocument.Load(nuspec).Descendants(), e => e.Name.LocalName == "dependency");
    }

    [Fact]
    public void Nothing_of_the_package_is_there_for_machines_that_run_no_build()
    {
        using var package = ZipFile.OpenRead(feed.PackagePath);

        Assert.DoesNotContain(package.Entries, e => e.FullName.Contains("wasm", StringComparison.Ordinal) || e.FullName.Contains("mips", StringComparison.Ordinal));
        Assert.InRange(new FileInfo(feed.PackagePath).Length, 1_000_000, 12_000_000);
    }
}
