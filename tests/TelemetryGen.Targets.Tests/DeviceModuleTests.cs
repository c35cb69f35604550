using System.Text.RegularExpressions;
using TelemetryGen.Schema;
using TelemetryGen.Testing.Samples;

namespace TelemetryGen.Targets.Tests;

/// <summary>Records alone, with the sender, or with all: what goes with them is whole.</summary>
public partial class DeviceModuleTests
{
    private static readonly ITarget MicroPython = TargetRegistry.Find("micropython")!;
    private static readonly ITarget NanoFramework = TargetRegistry.Find("nanoframework")!;

    [Theory]
    [InlineData("")]
    [InlineData("wipy1")]
    [InlineData("wipy2")]
    [InlineData("esp32")]
    [InlineData("unix")]
    public void A_module_imports_none_that_stayed_out(string board)
    {
        var all = Emit(MicroPython, DeviceModules.Queue, board);
        var sender = Emit(MicroPython, DeviceModules.Sender, board);
        var records = Emit(MicroPython, DeviceModules.Records, board);

        Assert.Equal(
            [.. SampleSchemas.Greenhouse.Messages.Select(m => $"micropython/{PythonModules.GetName(m.Name)}.py"),
                "micropython/record_refusal.py"],
            records.Keys);
        Assert.Contains("micropython/eventhub_sender.py", sender.Keys);
        Assert.Contains("micropython/sntp.py", sender.Keys);
        Assert.DoesNotContain("micropython/telemetry_queue.py", sender.Keys);
        Assert.DoesNotContain(sender.Keys, f => f.Contains("/boards/", StringComparison.Ordinal));
        Assert.ProperSubset(all.ToHashSet(), sender.ToHashSet());

        var shipped = all.Keys.Select(f => Path.GetFileNameWithoutExtension(f)!).ToHashSet();
        foreach (var files in new[] { records, sender })
        {
            var here = files.Keys.Select(f => Path.GetFileNameWithoutExtension(f)!).ToHashSet();
            Assert.Empty(files.Values.SelectMany(Imports).Where(shipped.Contains).Except(here));
        }
    }

    [Fact]
    public void Firmware_gets_the_rooms_that_it_asks_for()
    {
        Assert.Empty(Rooms(DeviceModules.Records));
        Assert.Equal(["Sender"], Rooms(DeviceModules.Sender));
        Assert.Equal(["Sender", "Store"], Rooms(DeviceModules.Queue));
        Assert.Contains("nanoframework/TelemetryMessage.cs", Emit(NanoFramework, DeviceModules.Records).Keys);
    }

    private static Dictionary<string, string> Emit(ITarget target, DeviceModules modules, string board = "") =>
        target.Emit(SampleSchemas.Greenhouse, new(board, Modules: modules)).ToDictionary(f => f.Path, f => f.Text);

    private static IEnumerable<string> Rooms(DeviceModules modules) =>
        Emit(NanoFramework, modules).Keys.Select(f => f.Split('/')).Where(steps => steps.Length > 2).Select(steps => steps[1]).Distinct();

    private static IEnumerable<string> Imports(string text) => Import().Matches(text).Select(m => m.Groups[1].Value);

    [GeneratedRegex(@"^\s*(?:from|import) (\w+)", RegexOptions.Multiline)]
    private static partial Regex Import();
}
