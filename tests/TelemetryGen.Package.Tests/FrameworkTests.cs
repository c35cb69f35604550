using System.Text.RegularExpressions;
using TelemetryGen.Testing;

namespace TelemetryGen.Package.Tests;

/// <summary>A user's program for .NET 8, alone and beside .NET 10, in the language that it has.</summary>
public partial class FrameworkTests(PackageFeed feed)
{
    private const string Properties =
        "<OutputType>Exe</OutputType><TelemetryGenLock>none</TelemetryGenLock><Nullable>enable</Nullable>"
            + "<InvariantGlobalization>true</InvariantGlobalization><TreatWarningsAsErrors>true</TreatWarningsAsErrors>"
            + "<MSBuildTreatWarningsAsErrors>true</MSBuildTreatWarningsAsErrors>";

    [Theory]
    [InlineData(Consumer.ForNet8, "net8.0")]
    [InlineData(Consumer.ForBoth, "net8.0", "net10.0")]
    public async Task It_builds_emits_and_writes_the_same_bytes(string framework, params string[] frameworks)
    {
        using var consumer = new Consumer(
            feed, "micropython;sbe", Properties + framework, "",
            ("Climate.cs", RecordConsumer.Record), ("Program.cs", RecordConsumer.Program));

        var build = await consumer.BuildAsync();
        Assert.Contains("0 Warning(s)", build.Output, StringComparison.Ordinal);
        Assert.Contains("sbe/Greenhouse.sbe.xml", consumer.Generated());
        Assert.Contains("micropython/climate.py", consumer.Generated());
        Assert.Contains("/net8.0/Contracts.dll", File.ReadAllText(consumer.File("obj/telemetrygen.settings")).Replace('\\', '/'),
            StringComparison.Ordinal);
        Assert.Equal(frameworks.Order(StringComparer.Ordinal), LibrariesOf(consumer));

        var language = await Dotnet.SucceedAsync(consumer.Folder, "msbuild", "-getProperty:LangVersion", "-p:TargetFramework=net8.0");
        Assert.Equal("12.0", language.Output.Trim());

        foreach (var one in frameworks)
        {
            var run = await Dotnet.SucceedAsync(consumer.Folder, $"bin/Debug/{one}/Contracts.dll");
            Assert.StartsWith(
                "1400010007000200FAE28C1D9F0100006608ED17CD8B01000000FFFF00\nTrue True 21.5\n", run.Output.ReplaceLineEndings("\n"),
                StringComparison.Ordinal);
        }
    }

    // The frameworks of the package that NuGet chose for those of the project.
    private static string[] LibrariesOf(Consumer consumer) =>
    [
        .. Library().Matches(File.ReadAllText(consumer.File("obj/project.assets.json"))).Select(m => m.Groups[1].Value)
            .Distinct().Order(StringComparer.Ordinal),
    ];

    [GeneratedRegex("\"lib/(net[0-9.]+)/TelemetryGen.dll\": \\{")]
    private static partial Regex Library();
}
