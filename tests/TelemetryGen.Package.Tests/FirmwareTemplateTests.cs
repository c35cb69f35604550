using System.Text.Json;
using System.Xml.Linq;
using TelemetryGen.NanoFramework.Tests;
using TelemetryGen.NanoFramework.Tests.Compiling;
using TelemetryGen.NanoFramework.Tests.Walk;
using TelemetryGen.Testing;

namespace TelemetryGen.Package.Tests;

/// <summary>
/// The template telemetry-device: its contracts build, and its firmware is compiled against the listed libraries of nanoFramework and
/// walked over, as the sample's is. MSBuild says what the project compiles; nanoFramework's own project system is not at hand.
/// </summary>
public sealed class FirmwareTemplateTests(TemplateHive hive) : IClassFixture<TemplateHive>, IDisposable
{
    private const string Project = "my-roof.Firmware/my-roof.Firmware.nfproj";

    // Its own, those of the sample, and what the build of the contracts wrote.
    private static readonly string[] Expected =
        ["Program.cs", "Sensors.cs", "AssemblyInfo.cs", "Courier.cs", "Climate.g.cs", "EventHubSender.cs", "FlashStore.cs"];

    private static readonly string[] AtStart = ["Program", "Hub", "WiFi", "Tokens", "DeviceSettings"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Its_contracts_emit_and_its_firmware_compiles_and_can_run()
    {
        await hive.NewAsync(_folder, "telemetry-device", "my-roof");
        var early = await Dotnet.RunAsync(_folder.Path, "msbuild", Project, "-t:ContractsAreBuilt");
        Assert.Contains("In the folder above: dotnet build my-roof.Contracts, whose", early.Output, StringComparison.Ordinal);
        var build = await Dotnet.SucceedAsync(_folder.Path, "build", "my-roof.Contracts", "-v:m", "-warnaserror");
        Assert.DoesNotContain("warning", build.Output, StringComparison.Ordinal);
        await Dotnet.SucceedAsync(_folder.Path, "msbuild", Project, "-t:ContractsAreBuilt");

        var sources = await SourcesAsync();

        Assert.Subset(sources.Select(s => Path.GetFileName(s.Path)).ToHashSet(), Expected.ToHashSet());
        Assert.DoesNotContain(sources, s => s.Path.Contains("Units", StringComparison.Ordinal));
        Assert.All(sources, s => Assert.DoesNotMatch("Acme|Fleet1", s.Text));
        var findings = DeviceWalk.Check(
            new DeviceCompiler().Compile(sources), runsOnce: m => AtStart.Contains(m.Type.Name.Split('.')[^1]));
        Assert.Empty(SeldomMethods.Without(findings));
    }

    [Fact]
    public async Task Contracts_that_are_there_are_left_alone()
    {
        await hive.NewAsync(_folder, "telemetry", "my-roof");
        await hive.NewAsync(_folder, "telemetry-device", "my-roof", "--contracts", "false");

        var contracts = File.ReadAllText(_folder.File("my-roof.Contracts/my-roof.Contracts.csproj"));
        Assert.Contains("<TelemetryGenTargets>micropython;markdown<", contracts, StringComparison.Ordinal);
        Assert.Contains("<TelemetryGenBoards>esp32<", contracts, StringComparison.Ordinal);
        Assert.DoesNotContain("#if", contracts, StringComparison.Ordinal);
        Assert.True(File.Exists(_folder.File(Project)));
    }

    [Fact]
    public async Task It_refers_to_the_libraries_of_the_sample()
    {
        await hive.NewAsync(_folder, "telemetry-device", "my-roof");
        var sample = Path.Combine(PackageFeed.Repository, "samples/Greenhouse/Device");

        Assert.Equal(References(Path.Combine(sample, "Device.nfproj")), References(_folder.File(Project)));
        Assert.Equal(
            File.ReadAllText(Path.Combine(sample, "packages.config")), File.ReadAllText(_folder.File("my-roof.Firmware/packages.config")));
    }

    private async Task<IReadOnlyList<DeviceSource>> SourcesAsync()
    {
        var items = await Dotnet.SucceedAsync(_folder.Path, "msbuild", Project, "-getItem:Compile");
        using var json = JsonDocument.Parse(items.Output);
        return
        [
            .. json.RootElement.GetProperty("Items").GetProperty("Compile").EnumerateArray()
                .Select(i => i.GetProperty("FullPath").GetString()!).Select(p => new DeviceSource(p, File.ReadAllText(p))),
        ];
    }

    private static IEnumerable<string> References(string project) =>
        XElement.Load(project).Descendants().Where(e => e.Name.LocalName == "Reference").Select(e => e.ToString());
}
