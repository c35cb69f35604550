using TelemetryGen.Testing;
using TelemetryGen.Testing.Samples;

namespace TelemetryGen.Package.Tests;

/// <summary>
/// Projects of two frameworks, of which one emits: with the build step imported by hand, as this repository's samples do, and with the
/// package.
/// </summary>
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
                <TelemetryGenToolPath>{tool}/TelemetryGen.Build.dll</TelemetryGenToolPath>
                {property}
              </PropertyGroup>
              <Import Project="{PackageFeed.Repository}/src/TelemetryGen/buildTransitive/TelemetryGen.targets" />
            </Project>
            """);
        consumer.WriteSchema(
            SampleSchemas.Text("greenhouse.xml"),
            "namespace TelemetryGen { class TelemetrySchemaDocumentAttribute : System.Attribute { public "
                + "TelemetrySchemaDocumentAttribute(string xml) { } } }");

        await consumer.BuildAsync();

        Assert.Equal(["markdown/Greenhouse.md"], consumer.Generated());
        Assert.EndsWith($"/{framework}/Contracts.dll", Assembly(consumer), StringComparison.Ordinal);

        await Dotnet.SucceedAsync(consumer.Folder, "clean");
        Assert.Empty(consumer.Generated());
    }

    [Fact]
    public async Task The_framework_that_has_the_package_emits_and_one_that_has_not_cannot_be_named()
    {
        const string onlyThere = "Condition=\"'$(TargetFramework)' == 'net10.0'\"";
        using var consumer = new Consumer(feed, sources: ("Climate.cs", $"#if NET10_0 && !WINDOWS\n{RecordConsumer.Record}\n#endif"));
        consumer.Write("Contracts.csproj", Project(package: onlyThere));

        await consumer.BuildAsync();
        Assert.Equal(["sbe/Greenhouse.sbe.xml"], consumer.Generated());
        Assert.EndsWith("/net10.0/Contracts.dll", Assembly(consumer), StringComparison.Ordinal);

        consumer.Write("Contracts.csproj", Project("<TelemetryGenFramework>net10.0-windows</TelemetryGenFramework>", onlyThere));
        var run = await consumer.TryBuildAsync();
        Assert.Contains(
            $"{consumer.File("Contracts.csproj")} : error TLG9006: TelemetryGenFramework is 'net10.0-windows', for which the project has "
                + "no package TelemetryGen, or no TelemetryGenTargets. Give it both, or name one that has: net10.0.",
            run.Output,
            StringComparison.Ordinal);

        consumer.Write("Contracts.csproj", Project("<TelemetryGenFramework>net8.0</TelemetryGenFramework>", onlyThere));
        run = await consumer.TryBuildAsync();
        Assert.Contains(
            "error TLG9006: TelemetryGenFramework is 'net8.0', and the project has net10.0-windows, net10.0. Name one of them, or leave "
                + "it out: net10.0 can emit, and the first of them does.",
            run.Output,
            StringComparison.Ordinal);

        // No project is too wrong to be cleaned.
        await Dotnet.SucceedAsync(consumer.Folder, "clean");
        Assert.Empty(consumer.Generated());
    }

    [Fact]
    public async Task Of_frameworks_with_the_package_the_first_that_has_targets_emits_built_together_or_alone()
    {
        using var consumer = new Consumer(feed, sources: ("Climate.cs", RecordConsumer.Record));
        consumer.Write("Contracts.csproj", Project(targets: "Condition=\"'$(TargetFramework)' == 'net10.0'\""));
        await consumer.BuildAsync();
        Assert.Equal(["sbe/Greenhouse.sbe.xml"], consumer.Generated());
        Assert.EndsWith("/net10.0/Contracts.dll", Assembly(consumer), StringComparison.Ordinal);

        consumer.Write("Contracts.csproj", Project());
        await consumer.BuildAsync("-p:BuildInParallel=true", "-m:2");
        Assert.EndsWith("/net10.0-windows/Contracts.dll", Assembly(consumer), StringComparison.Ordinal);

        // As another project builds it that references this one: the second framework alone has nothing to emit.
        var before = consumer.LastRun();
        consumer.Write("More.cs", "class More;");
        var alone = await consumer.BuildAsync("-f", "net10.0", "-v:n");
        Assert.Equal(before, consumer.LastRun());
        Assert.Contains(
            "TelemetryGenTargets: net10.0 emits nothing, net10.0-windows does. A build of all frameworks, or of that one, writes the "
                + "files; TelemetryGenFramework chooses another.", alone.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "emits nothing", (await consumer.BuildAsync("-f", "net10.0", "-v:m", "--no-incremental")).Output, StringComparison.Ordinal);
        await consumer.BuildAsync("-f", "net10.0-windows");
        Assert.NotEqual(before, consumer.LastRun());

        // The targets are taken out, and a clean still takes what they made.
        consumer.Write("Contracts.csproj", Project(targets: "Condition=\"false\""));
        await Dotnet.SucceedAsync(consumer.Folder, "clean");
        Assert.Empty(consumer.Generated());
    }

    // Two frameworks that need no other package. The conditions are those of the property and of the package.
    private string Project(string property = "", string package = "", string targets = "") => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFrameworks>
              net10.0-windows;
              net10.0;
            </TargetFrameworks>
            <EnableWindowsTargeting>true</EnableWindowsTargeting>
            <DisableTransitiveFrameworkReferenceDownloads>true</DisableTransitiveFrameworkReferenceDownloads>
            <TelemetryGenLock>none</TelemetryGenLock>
            <Nullable>enable</Nullable>
            <TelemetryGenTargets {targets}>sbe</TelemetryGenTargets>
            {property}
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="TelemetryGen" Version="{feed.Version}" {package} />
          </ItemGroup>
        </Project>
        """;

    private static string Assembly(Consumer consumer) =>
        File.ReadLines(consumer.File("obj/telemetrygen.settings")).Single(l => l.StartsWith("--assembly=", StringComparison.Ordinal))
            .Replace('\\', '/');

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
