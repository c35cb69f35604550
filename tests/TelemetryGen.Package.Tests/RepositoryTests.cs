using TelemetryGen.Testing;

namespace TelemetryGen.Package.Tests;

/// <summary>
/// A contract in a repository that has settings of its own: central versions, lock files, one folder for all output, warnings as errors,
/// and both configurations.
/// </summary>
public class RepositoryTests(PackageFeed feed)
{
    [Fact]
    public async Task Central_versions_one_folder_for_output_and_two_configurations_change_nothing_of_what_is_emitted()
    {
        using var consumer = new Consumer(feed, "", "", "src/contracts", ("Climate.cs", RecordConsumer.Record));
        consumer.Write("../../Directory.Packages.props", $"""
            <Project>
              <PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup>
              <ItemGroup><PackageVersion Include="TelemetryGen" Version="{feed.Version}" /></ItemGroup>
            </Project>
            """);
        consumer.Write("../../Directory.Build.props", """
            <Project>
              <PropertyGroup>
                <UseArtifactsOutput>true</UseArtifactsOutput>
                <RestorePackagesWithLockFile>true</RestorePackagesWithLockFile>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <MSBuildTreatWarningsAsErrors>true</MSBuildTreatWarningsAsErrors>
              </PropertyGroup>
            </Project>
            """);
        consumer.Write("Contracts.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <TelemetryGenTargets>sbe;markdown</TelemetryGenTargets>
              </PropertyGroup>
              <ItemGroup><PackageReference Include="TelemetryGen" /></ItemGroup>
            </Project>
            """);

        await Dotnet.SucceedAsync(consumer.Folder, "build", "-v:m", "-t:TelemetryGenLock");
        Assert.True(File.Exists(consumer.File("schemas/Acme.Greenhouse.telemetry.xml")));
        var page = File.ReadAllText(consumer.File("generated/markdown/Greenhouse.md"));
        var written = File.GetLastWriteTimeUtc(consumer.File("generated/markdown/Greenhouse.md"));

        // With its lock there is nothing to warn of.
        var release = await Dotnet.SucceedAsync(consumer.Folder, "build", "-v:m", "-c", "Release");
        Assert.Contains("0 Warning(s)", release.Output, StringComparison.Ordinal);
        Assert.Equal(["markdown/Greenhouse.md", "sbe/Greenhouse.sbe.xml"], consumer.Generated());
        Assert.Equal(page, File.ReadAllText(consumer.File("generated/markdown/Greenhouse.md")));
        Assert.Equal(written, File.GetLastWriteTimeUtc(consumer.File("generated/markdown/Greenhouse.md")));
        Assert.Contains("TelemetryGen", File.ReadAllText(consumer.File("packages.lock.json")), StringComparison.Ordinal);

        await Dotnet.SucceedAsync(consumer.Folder, "clean", "-c", "Release");
        Assert.Empty(consumer.Generated());
    }
}
