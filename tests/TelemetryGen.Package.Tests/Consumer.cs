using TelemetryGen.Testing;
using TelemetryGen.Testing.Samples;

namespace TelemetryGen.Package.Tests;

/// <summary>A user's project in a folder of its own.</summary>
internal sealed class Consumer : IDisposable
{
    /// <summary>Properties of a project for .NET 8, whose program runs where a newer .NET alone is; it needs no other package.</summary>
    public const string ForNet8 = "<TargetFramework>net8.0</TargetFramework>" + OnNewer;

    /// <summary>Properties of a project for .NET 8 and .NET 10.</summary>
    public const string ForBoth = "<TargetFramework /><TargetFrameworks>net8.0;net10.0</TargetFrameworks>" + OnNewer;

    private const string OnNewer = "<RollForward>Major</RollForward><UseAppHost>false</UseAppHost>"
        + "<DisableTransitiveFrameworkReferenceDownloads>true</DisableTransitiveFrameworkReferenceDownloads>"
        + "<CheckEolTargetFramework>false</CheckEolTargetFramework>";

    private readonly string _root;

    /// <param name="feed">Where the package is.</param>
    /// <param name="targets">TelemetryGenTargets.</param>
    /// <param name="properties">More properties of the project.</param>
    /// <param name="folder">The folder's own name; "" for one that says nothing.</param>
    /// <param name="sources">C# by file name; without any, a schema document as the generator would write it.</param>
    public Consumer(PackageFeed feed, string targets = "sbe;markdown", string properties = "", string folder = "",
        params IReadOnlyList<(string Name, string Text)> sources)
    {
        _root = Directory.CreateTempSubdirectory("telemetrygen-consumer-").FullName;
        Folder = Directory.CreateDirectory(Path.Combine(_root, folder)).FullName;
        Write("nuget.config", feed.NugetConfig());
        WriteProject(feed, targets, properties);
        if (sources.Count == 0)
        {
            WriteSchema(SampleSchemas.Text("greenhouse.xml"));
        }

        foreach (var (name, text) in sources)
        {
            Write(name, text);
        }
    }

    public string Folder { get; }

    public string File(string name) => Path.Combine(Folder, name);

    public void Write(string name, string text) => System.IO.File.WriteAllText(File(name), text);

    public void WriteProject(PackageFeed feed, string targets, string properties = "") => Write("Contracts.csproj", $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <TelemetryGenTargets>{targets}</TelemetryGenTargets>
            {properties}
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="TelemetryGen" Version="{feed.Version}" />
          </ItemGroup>
        </Project>
        """);

    /// <summary>The schema document as the generator would write it, and source after it.</summary>
    public void WriteSchema(string xml, string source = "") =>
        Write("Schema.cs", $"[assembly: TelemetryGen.TelemetrySchemaDocument(\"\"\"\n{xml}\n\"\"\")]\n{source}");

    public Task<Dotnet> BuildAsync(params string[] more) => Dotnet.SucceedAsync(Folder, [.. Build(), .. more]);

    /// <summary>For a build that may fail.</summary>
    public Task<Dotnet> TryBuildAsync(params string[] more) => Dotnet.RunAsync(Folder, [.. Build(), .. more]);

    /// <summary>What is in the output folder, by '/'.</summary>
    public IReadOnlyList<string> Generated(string folder = "generated") => !Directory.Exists(File(folder))
        ? []
        : [.. Directory.EnumerateFiles(File(folder), "*", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(File(folder), f).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    public DateTime LastRun() => System.IO.File.GetLastWriteTimeUtc(File("obj/telemetrygen.manifest"));

    public void Dispose() => Directory.Delete(_root, recursive: true);

    // Packages never change in a test: one restore is enough.
    private string[] Build() =>
        System.IO.File.Exists(File("obj/project.assets.json")) ? ["build", "-v:m", "--no-restore"] : ["build", "-v:m"];
}
