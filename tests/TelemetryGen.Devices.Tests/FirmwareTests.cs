using System.Text;
using TelemetryGen.Schema;
using TelemetryGen.Targets;
using TelemetryGen.Testing.Runtimes;
using TelemetryGen.Testing.Samples;

namespace TelemetryGen.Devices.Tests;

/// <summary>
/// What a board gets uses only what its firmware has: modules, builtins, functions of modules, methods of builtin types. Firmware/ lists
/// what that is, read in the sources of each version; Scenarios/firmware_names.py compares.
/// </summary>
public class FirmwareTests
{
    public static TheoryData<string> AllBoards => [.. Boards.All.Select(b => b.Name)];

    [Theory, MemberData(nameof(AllBoards))]
    public async Task What_a_board_gets_uses_only_what_its_firmware_has(string board)
    {
        // The WiPy 1 has no floats: its records are those without.
        string[] samples = Boards.Find(board)!.HasFloats ? ["greenhouse", "everything", "nested", "parts"] : ["greenhouse"];
        var target = TargetRegistry.Find("micropython")!;
        var files = samples.SelectMany(s => target.Emit(SchemaDocument.Parse(SampleSchemas.Text(s + ".xml")), new(board))).DistinctBy(
            f => Path.GetFileName(f.Path))
            .ToDictionary(f => Path.GetFileName(f.Path), f => Encoding.UTF8.GetBytes(f.Text));
        Assert.True(files.Count > 25);

        Assert.Empty(await CheckAsync(board, files));
    }

    [Fact]
    public async Task The_samples_program_for_a_WiPy_uses_only_what_its_firmware_has()
    {
        var sample = Path.Combine(AppContext.BaseDirectory, "sample");
        var schema = SchemaDocument.Parse(File.ReadAllText(Path.Combine(sample, "Acme.Greenhouse.telemetry.xml")));
        var files = TargetRegistry.Find("micropython")!.Emit(schema, new("wipy2"))
            .Where(f => !f.Path.Contains("/boards/", StringComparison.Ordinal))
            .ToDictionary(f => Path.GetFileName(f.Path), f => Encoding.UTF8.GetBytes(f.Text));
        var program = Directory.GetFiles(sample, "*.py").ToDictionary(f => Path.GetFileName(f), File.ReadAllBytes);
        Assert.Equal(["main.py", "weather_station.py"], program.Keys.Order());

        Assert.Empty(await CheckAsync("wipy2", files.Concat(program).ToDictionary()));
    }

    [Theory]
    [InlineData("wipy1",
        "a.py:1 method partition, a.py:2 method encode_all, a.py:3 module hashlib, a.py:4 time.gmtime, a.py:5 builtin breakpoint, a.py:6 "
            + "network.STA_IF, a.py:7 time.time_ns")]
    [InlineData("wipy2",
        "a.py:1 method partition, a.py:2 method encode_all, a.py:5 builtin breakpoint, a.py:6 network.STA_IF, a.py:7 time.time_ns")]
    [InlineData("esp32", "a.py:2 method encode_all, a.py:5 builtin breakpoint")]
    [InlineData("rp2", "a.py:2 method encode_all, a.py:5 builtin breakpoint")]
    [InlineData("unix", "a.py:2 method encode_all, a.py:5 builtin breakpoint, a.py:6 module network")]
    public async Task What_firmware_does_not_have_is_told_by_line(string board, string expected)
    {
        var source = """
            a, b, c = 'a=b'.partition('=')
            d = 'x'.encode_all()
            import hashlib
            import time; time.gmtime(0)
            breakpoint()
            import network; network.STA_IF
            time.time_ns()
            if hasattr(time, 'perf_counter'): time.perf_counter()
            try:
                import nowhere
            except ImportError:
                import time
            """u8.ToArray();

        Assert.Equal(expected, string.Join(", ", await CheckAsync(board, new() { ["a.py"] = source })));
    }

    // CPython only: MicroPython has no ast. The scenario is a main.py itself, so the files come under other names.
    private static Task<string[]> CheckAsync(string board, Dictionary<string, byte[]> files) => DeviceRuntime.Get("CPython").RunAsync(
        $"""
        from firmware_names import Listing, findings
        listing = Listing(open('firmware.txt').read())
        sources = dict([(name[:-3], open(name + '.txt', encoding='utf-8').read()) for name in ({string.Join(", ", files.Keys.Select(name => $"'{name}'"))},)])
        # What the user and provisioning bring.
        sources['settings'] = 'HOST = HUB = DEVICE = PORT = WIFI_NAME = WIFI_KEY = PERIOD = TIME_SERVER = STORE_BYTES = BATCH_BYTES = MAX_AGE = SEND_COUNT = TIME_PORT = RECORDS = HOUR_MS = 1'
        sources['sensors'] = 'def read():\n    return ()'
        for name, line, what in findings(sources, listing):
            print(name + '.py:' + str(line), what)
        """,
        files: files.ToDictionary(f => f.Key + ".txt", f => f.Value)
            .Append(new("firmware.txt", File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Firmware", board + ".txt"))))
            .ToDictionary());
}
