using System.Diagnostics;
using System.Runtime.CompilerServices;
using TelemetryGen.Schema;
using TelemetryGen.Targets;
using TelemetryGen.Testing;
using TelemetryGen.Testing.Samples;

namespace TelemetryGen.Devices.Tests;

/// <summary>A linter of Python has nothing to say of what a board gets: shipped modules, records, sample programs.</summary>
public class LintTests
{
    private static readonly string[] Folders = ["device", "boards"];

    public static TheoryData<string> AllBoards => [.. Boards.All.Select(b => b.Name)];

    [Theory, MemberData(nameof(AllBoards))]
    public async Task It_finds_nothing_in_what_a_board_gets(string board)
    {
        string[] samples = Boards.Find(board)!.HasFloats
            ? ["greenhouse", "everything", "nested", "parts", "moments"]
            : ["greenhouse", "moments"];
        using var folder = new TemporaryFolder();
        var files = samples.SelectMany(
            s => TargetRegistry.Find("micropython")!.Emit(SchemaDocument.Parse(SampleSchemas.Text(s + ".xml")), new(board)))
            .DistinctBy(f => Path.GetFileName(f.Path)).Select(f => folder.Write(Path.GetFileName(f.Path), f.Text)).ToArray();
        Assert.True(files.Length > 40);

        // Docstrings of records name fields, units and ranges on a line each: those may be long.
        Assert.DoesNotContain(await CheckAsync(files), line => !line.Contains(" E501 ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_finds_nothing_in_the_code_that_is_shipped_as_it_is() => Assert.Empty(await CheckAsync(
        [.. Folders.SelectMany(f => Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, f), "*.py")).Order(StringComparer.Ordinal)]));

    [Fact]
    public async Task It_tells_name_line_and_rule_of_what_it_finds()
    {
        using var folder = new TemporaryFolder();

        var found = await CheckAsync([folder.Write("bad.py", "import os\n\n\ndef f(a=[]):\n    return  undefined\n")]);

        Assert.Equal(["bad.py:1 F401", "bad.py:4 B006", "bad.py:5 F821"],
            found.Select(line => string.Join(' ', line.Split(' ')[..2])).Order(StringComparer.Ordinal));
    }

    private static async Task<string[]> CheckAsync(IReadOnlyCollection<string> files)
    {
        var start = new ProcessStartInfo("node", [Script(), .. files]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal((0, ""), (process.ExitCode, await error));
        return (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static string Script([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "ruff", "check.mjs");
}
