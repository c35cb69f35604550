using System.IO.Compression;
using TelemetryGen.Testing;

namespace TelemetryGen.Package.Tests;

/// <summary>The package TelemetryGen.Cli as a dotnet tool: of a folder, of a person, and for once.</summary>
public class ToolTests(PackageFeed feed)
{
    [Fact]
    public async Task A_tool_of_the_folder_locks_the_project_that_the_assembly_is_built_from()
    {
        using var consumer = new Consumer(feed);
        await consumer.BuildAsync();
        Directory.CreateDirectory(consumer.File("elsewhere"));
        await Dotnet.SucceedAsync(consumer.Folder, "new", "tool-manifest");
        await Dotnet.SucceedAsync(consumer.Folder, "tool", "install", "TelemetryGen.Cli", "--version", feed.Version);

        var run = await Dotnet.SucceedAsync(
            consumer.File("elsewhere"), "telemetrygen", "lock", "--assembly", "../bin/Debug/net10.0/Contracts.dll");

        Assert.True(File.Exists(consumer.File("schemas/Acme.Greenhouse.telemetry.xml")));
        Assert.Contains(
            $"{consumer.File("schemas/Acme.Greenhouse.telemetry.xml")}: Acme.Greenhouse, version 2, is locked. Commit the file", run.Output,
            StringComparison.Ordinal);

        // What it tells to type works here.
        run = await Dotnet.RunAsync(consumer.Folder, "telemetrygen", "hub", "--dta", "x");
        Assert.Contains("Try: dotnet telemetrygen hub --help", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_persons_tool_is_the_command_and_one_for_once_is_run_from_the_feed()
    {
        using var consumer = new Consumer(feed);
        var home = Directory.CreateDirectory(consumer.File("tools")).FullName;

        await Dotnet.SucceedAsync(consumer.Folder, "tool", "install", "--tool-path", home, "TelemetryGen.Cli", "--version", feed.Version);
        var installed = await Dotnet.StartAsync(Path.Combine(home, "telemetrygen"), consumer.Folder, "size", "--schemas", "x");
        Assert.Contains("Try: telemetrygen size --help", installed.Output, StringComparison.Ordinal);

        var once = await Dotnet.RunAsync(
            consumer.Folder, "tool", "exec", $"TelemetryGen.Cli@{feed.Version}", "--yes", "--", "size", "--schemas", "x");
        Assert.Contains("Try: dnx TelemetryGen.Cli size --help", once.Output, StringComparison.Ordinal);
        Assert.Equal(2, once.ExitCode);
    }

    [Theory]
    [InlineData("DotnetToolSettings.xml")]
    [InlineData("TelemetryGen.LocalHub.Page.dll")]
    [InlineData("runtimes/linux-x64/native/libe_sqlite3.so")]
    [InlineData("runtimes/linux-musl-arm64/native/libe_sqlite3.so")]
    [InlineData("runtimes/win-x64/native/e_sqlite3.dll")]
    [InlineData("runtimes/osx-arm64/native/libe_sqlite3.dylib")]
    public void The_package_holds(string path)
    {
        using var package = ZipFile.OpenRead(feed.PathOf("TelemetryGen.Cli"));

        Assert.NotNull(package.GetEntry($"tools/net10.0/any/{path}"));
    }

    [Fact]
    public void Nothing_is_there_for_machines_that_run_no_hub()
    {
        using var package = ZipFile.OpenRead(feed.PathOf("TelemetryGen.Cli"));

        Assert.DoesNotContain(package.Entries,
            e => e.FullName.Contains("wasm", StringComparison.Ordinal) || e.FullName.Contains("mips", StringComparison.Ordinal));
        Assert.InRange(new FileInfo(feed.PathOf("TelemetryGen.Cli")).Length, 1_000_000, 15_000_000);
    }
}
