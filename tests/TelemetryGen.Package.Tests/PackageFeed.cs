using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using TelemetryGen.Testing;

namespace TelemetryGen.Package.Tests;

/// <summary>
/// The packages, packed once for all tests of what is built already, in a feed and with a package cache of its own: nothing of the
/// machine's is used but where <see cref="NugetConfig"/> is asked for what others made.
/// </summary>
public sealed class PackageFeed : IAsyncLifetime
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("telemetrygen-feed-").FullName;

    /// <summary>Never used before, so that no cache has it.</summary>
    public string Version { get; } = $"0.0.1-test.{DateTime.UtcNow.Ticks.ToString(CultureInfo.InvariantCulture)}";

    public string PackagePath => PathOf("TelemetryGen");

    public string PathOf(string package) => Path.Combine(Folder, $"{package}.{Version}.nupkg");

    /// <summary>What <c>dotnet pack</c> said.</summary>
    public string PackOutput { get; private set; } = "";

    public static string Repository { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "../.."));

    /// <summary>Where the package says it is from: what Directory.Build.props says, which is in these tests' own metadata, too.</summary>
    public static string RepositoryUrl { get; } = Metadata("RepositoryUrl");

    /// <summary>The version of a program's host that this repository has.</summary>
    public static string HostingVersion { get; } = Metadata("HostingVersion");

    /// <summary>The configuration that these tests, and with them the packages, are built in.</summary>
    public static string Configuration { get; } =
        AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug";

    private static string PackageRoot { get; } = Metadata("NuGetPackageRoot");

    public async ValueTask InitializeAsync()
    {
        // Compiled beforehand for this machine alone; a release has all of them.
        PackOutput = (await Dotnet.SucceedAsync(
            Repository, "pack", "Packages.slnf", "--no-build", "-c", Configuration, "-o", Folder, $"-p:PackageVersion={Version}",
            $"-p:TelemetryGenMachines={Machine}")).Output;

        // What .NET 8 is to a compiler is a package for this SDK: packing restored it, since lib/ has a net8.0.
        var packs = Path.Combine(PackageRoot, "microsoft.netcore.app.ref");
        foreach (var pack in Directory.EnumerateFiles(packs, "microsoft.netcore.app.ref.8.*.nupkg", SearchOption.AllDirectories))
        {
            File.Copy(pack, Path.Combine(Folder, Path.GetFileName(pack)));
        }
    }

    /// <summary>The machine that the packed tool is compiled for.</summary>
    public static string Machine { get; } = Metadata("Machine");

    /// <summary>A nuget.config that knows this feed and nothing else, so that a test needs no network.</summary>
    /// <param name="others">Packages of others too, from what this machine has restored.</param>
    public string NugetConfig(bool others = false) => $"""
        <configuration>
          <config><add key="globalPackagesFolder" value="{Folder}/cache" /></config>
          <packageSources><clear /><add key="test" value="{Folder}" /></packageSources>
          <fallbackPackageFolders><clear />{(others ? $"<add key=\"machine\" value=\"{PackageRoot}\" />" : "")}</fallbackPackageFolders>
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
