using TelemetryGen.Testing;

namespace TelemetryGen.Package.Tests;

/// <summary>The package TelemetryGen.Templates in a folder, installed for that folder alone.</summary>
internal static class Templates
{
    public static async Task InstallAsync(PackageFeed feed, TemporaryFolder folder)
    {
        folder.Write("nuget.config", feed.NugetConfig(others: true));
        await Dotnet.SucceedAsync(
            folder.Path, "new", "install", feed.PathOf("TelemetryGen.Templates"), "--debug:custom-hive", folder.File(".hive"));
    }

    public static async Task NewAsync(TemporaryFolder folder, string template, string name, params string[] more) =>
        await Dotnet.SucceedAsync(
            folder.Path, ["new", template, "--name", name, "--output", ".", "--debug:custom-hive", folder.File(".hive"), .. more]);
}
