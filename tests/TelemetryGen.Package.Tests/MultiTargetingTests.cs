using TelemetryGen.Testing;

namespace TelemetryGen.Package.Tests;

/// <summary>The build step imported by hand, as this repository's samples do, in a project of two frameworks.</summary>
public class MultiTargetingTests(PackageFeed feed)
{
    [Theory]
    [InlineData("", "netstandard2.0")]
    [InlineData("<TelemetryGenFramework>net10.0</TelemetryGenFramework>", "net10.0")]
    public async Task One_framework_emits(string property, string framework)
    {
        using var consumer = new Consumer(feed);
        var tool = Path.Combine(feed.Folder, "tool");
        await UnpackToolAsync(tool);
        File.Delete(consumer.File("nuget.config"));
        consumer.Write("Contracts.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFrameworks>netstandard2.0;net10.0</TargetFrameworks>
                <LangVersion>latest</LangVersion>
                <TelemetryGenTargets>markdown</TelemetryGenTargets>
                <TelemetryGenToolPath>{tool}/TelemetryGen.Cli.dll</TelemetryGenToolPath>
                {property}
              </PropertyGroup>
              <Import Project="{PackageFeed.Repository}/src/TelemetryGen/buildTransitive/TelemetryGen.props" />
              <Import Project="{PackageFeed.Repository}/src/TelemetryGen/buildTransitive/TelemetryGen.targets" />
            </Project>
            """);
        consumer.WriteSchema(
            SampleSchemas.Text("greenhouse.xml"),
            "namespace TelemetryGen { class TelemetrySchemaDocumentAttribute : System.Attribute { public TelemetrySchemaDocumentAttribute(string xml) { } } }");

        await consumer.BuildAsync();

        Assert.Equal(["markdown/Greenhouse.md"], consumer.Generated());
        var assembly = File.ReadLines(consumer.File("obj/telemetrygen.settings")).Single(l => l.StartsWith("assembly ", StringComparison.Ordinal));
        Assert.EndsWith($"/{framework}/Contracts.dll", assembly.Replace('\\', '/'), StringComparison.Ordinal);

        await Dotnet.SucceedAsync(consumer.Folder, "clean");
        Assert.Empty(consumer.Generated());
    }

    private async Task UnpackToolAsync(string tool)
    {
        if (Directory.Exists(tool))
        {
            return;
        }

        using var package = await System.IO.Compression.ZipFile.OpenReadAsync(feed.PackagePath);
        const string prefix = "tools/net10.0/any/";
        foreach (var entry in package.Entries.Where(e => e.FullName.StartsWith(prefix, StringComparison.Ordinal)))
        {
            var path = Path.Combine(tool, entry.FullName[prefix.Length..]);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await System.IO.Compression.ZipFileExtensions.ExtractToFileAsync(entry, path);
        }
    }
}
