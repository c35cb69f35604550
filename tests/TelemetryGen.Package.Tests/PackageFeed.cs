using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace TelemetryGen.Package.Tests;

/// <summary>
/// The package, packed once for all tests, in a feed and with a package cache of its own: nothing of the machine's is used.
/// </summary>
public sealed class PackageFeed : IAsyncLifetime
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("telemetrygen-feed-").FullName;

    /// <summary>Never used before, so that no cache has it.</summary>
    public string Version { get; } = $"0.0.1-test.{DateTime.UtcNow.Ticks.ToString(CultureInfo.InvariantCulture)}";

    public string PackagePath => Path.Combine(Folder, $"TelemetryGen.{Version}.nupkg");

    /// <summary>What <c>dotnet pack</c> said.</summary>
    public string PackOutput { get; private set; } = "";

    public static string Repository { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "../.."));

    /// <summary>Where the package says it is from: what Directory.Build.props says, which is in these tests' own metadata, too.</summary>
    public static string RepositoryUrl { get; } = Metadata("RepositoryUrl");

    private static string PackageRoot { get; } = Metadata("NuGetPackageRoot");

    public async ValueTask InitializeAsync()
    {
        var configuration = AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug";
        PackOutput = (await Dotnet.SucceedAsync(
            Repository, "pack", "src/TelemetryGen", "-c", configuration, "-o", Folder, $"-p:PackageVersion={Version}")).Output;

        // What .NET 8 is to a compiler is a package for this SDK: packing restored it, since lib/ has a net8.0.
        var packs = Path.Combine(PackageRoot, "microsoft.netcore.app.ref");
        foreach (var pack in Directory.EnumerateFiles(packs, "microsoft.netcore.app.ref.8.*.nupkg", SearchOption.AllDirectories))
        {
            File.Copy(pack, Path.Combine(Folder, Path.GetFileName(pack)));
        }
    }

    /// <summary>A nuget.config that knows this feed and nothing else, so that a test needs no network.</summary>
    public string NugetConfig() => $"""
        <configuration>
          <config><add key="globalPackagesFolder" value="{Folder}/cache" /></config>
          <packageSources><clear /><add key="test" value="{Folder}" /></packageSources>
        </configuration>
        """;

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private static string Metadata(string key) =>
        typeof(PackageFeed).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
