using System.Text.RegularExpressions;

namespace TelemetryGen.Package.Tests;

/// <summary>
/// What the pages say compiles when it is pasted into a project as <c>dotnet new</c> makes it, with a reference and nothing else.
/// </summary>
public sealed partial class ReadmeTests(PackageFeed feed)
{
    private const string AsNew =
        "<ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable><TelemetryGenLock>none</TelemetryGenLock>";

    [Fact]
    public async Task Records_of_the_first_pages_build_as_they_are_pasted()
    {
        using var consumer = new Consumer(feed, "micropython", AsNew, "", ("Climate.cs", Record("README.md")));
        Assert.Contains("0 Warning(s)", (await consumer.BuildAsync()).Output, StringComparison.Ordinal);
        Assert.Contains("micropython/climate.py", consumer.Generated());

        consumer.Write("Climate.cs", Record("src/TelemetryGen/README.md"));
        Assert.Contains("0 Warning(s)", (await consumer.BuildAsync()).Output, StringComparison.Ordinal);

        // Without the using that the package gives, they do not.
        var run = await consumer.TryBuildAsync("-p:TelemetryGenImplicitUsings=false");
        Assert.Contains("error CS0246", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_of_the_libraries_pages_build_from_the_packages()
    {
        string[] libraries =
        [
            "TelemetryGen.EventHubs", "TelemetryGen.Json", "TelemetryGen.LocalHub", "TelemetryGen.LocalHub.Page", "TelemetryGen.Schema",
            "TelemetryGen.Server.DuckDb", "TelemetryGen.Server.Kafka", "TelemetryGen.Server.LocalHub",
        ];
        using var consumer = new Consumer(feed, "", "", "", [
            .. libraries.Select((library, i) => ($"Page{i}.cs", AsMethod(Program($"src/{library}/README.md"), i))),
            ("Server.cs", Program("src/TelemetryGen.Server/README.md")),
        ]);
        consumer.Write("nuget.config", feed.NugetConfig(others: true));

        // Of the package TelemetryGen itself none: the server's brings it, with the generator.
        consumer.Write("Contracts.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>Exe</OutputType>
                <InvariantGlobalization>true</InvariantGlobalization>
                {AsNew}
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Microsoft.Extensions.Hosting" Version="{PackageFeed.HostingVersion}" />
                {string.Join("\n", libraries.Select(l => $"<PackageReference Include=\"{l}\" Version=\"{feed.Version}\" />"))}
              </ItemGroup>
            </Project>
            """);

        Assert.Contains("0 Warning(s)", (await consumer.BuildAsync()).Output, StringComparison.Ordinal);
    }

    private static string Record(string page) => Snippets(page).First(s => s.Contains("[Telemetry(", StringComparison.Ordinal));

    private static string Program(string page) => Snippets(page).First();

    // One project has one program; each other is a method of its own.
    private static string AsMethod(string program, int number)
    {
        var lines = program.Split('\n');
        var usings = lines.TakeWhile(l => l.Length == 0 || l.StartsWith("using ", StringComparison.Ordinal) && l.EndsWith(';')).ToList();
        return $"""
            {string.Join('\n', usings)}
            static class Page{number}
            {"{"}
                static async Task RunAsync(string[] args)
                {"{"}
            {string.Join('\n', lines.Skip(usings.Count))}
                    await Task.CompletedTask;
                {"}"}
            {"}"}
            """;
    }

    private static IEnumerable<string> Snippets(string page) =>
        Fenced().Matches(File.ReadAllText(Path.Combine(PackageFeed.Repository, page))).Select(m => m.Groups[1].Value);

    [GeneratedRegex("^```csharp\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fenced();
}
