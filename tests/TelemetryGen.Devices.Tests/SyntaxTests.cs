using TelemetryGen.Testing.Runtimes;

namespace TelemetryGen.Devices.Tests;

/// <summary>
/// Old MicroPython cannot be had as a package, so its limits are checked on the syntax tree: no f-strings, assignment expressions,
/// annotated variables, underscores in numbers, floats or true division.
/// </summary>
public class SyntaxTests
{
    private static readonly string[] Modules =
        [.. new[] { "device", "boards" }.SelectMany(f => Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, f), "*.py"))
            .Order(StringComparer.Ordinal)];

    [Fact]
    public async Task The_device_modules_hold_nothing_that_the_oldest_firmware_cannot_parse_or_do()
    {
        Assert.NotEmpty(Modules);
        var files = Modules.ToDictionary(m => Path.GetFileName(m), File.ReadAllBytes);
        Assert.Empty(await GuardAsync(string.Join(", ", files.Keys.Select(name => $"'{name}'")), files));
    }

    [Fact]
    public async Task The_guard_sees_what_it_is_there_for()
    {
        var source = """
            a = f'{1}'
            if (b := 1): pass
            c: int = 1
            d = 1_000
            e = 1.5
            g = 4 / 2
            g /= 2
            h = b'%d' % 1
            i = error.errno
            """u8.ToArray();
        var lines = await GuardAsync("'bad.py'", new() { ["bad.py"] = source });

        Assert.Equal(
            [
                "bad.py:1 f-string", "bad.py:2 assignment expression", "bad.py:3 annotated variable",
                "bad.py:4 underscore in a number", "bad.py:5 float", "bad.py:6 true division", "bad.py:7 true division",
                "bad.py:8 % on bytes",
                "bad.py:9 .errno",
            ],
            lines.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_device_module_says_on_its_first_line_where_it_comes_from()
    {
        Assert.All(Modules, module => Assert.StartsWith("# TelemetryGen: ", File.ReadAllText(module), StringComparison.Ordinal));
        Assert.StartsWith(
            "# TelemetryGen: Event Hub sender for MicroPython\n",
            File.ReadAllText(Modules.Single(m => Path.GetFileName(m) == "eventhub_sender.py")),
            StringComparison.Ordinal);
    }

    // CPython only: MicroPython has no ast.
    private static Task<string[]> GuardAsync(string names, Dictionary<string, byte[]> files) => DeviceRuntime.Get("CPython").RunAsync(
        $"""
        from syntax_guard import findings
        for name in ({names},):
            for line, what in findings(open(name, encoding='utf-8').read()):
                print(name + ':' + str(line), what)
        """,
        files: files);
}
