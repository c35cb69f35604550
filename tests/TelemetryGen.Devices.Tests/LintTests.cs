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

    // What is the same for several boards, word for word, is looked at once.
    [Fact]
    public async Task It_finds_nothing_in_what_any_board_gets()
    {
        using var folder = new TemporaryFolder();
        var files = Boards.All.SelectMany(board => FilesOf(board).Select(f => (Name: $"{board.Name}/{Path.GetFileName(f.Path)}", f.Text)))
            .DistinctBy(f => (Path.GetFileName(f.Name), f.Text)).ToList();
        Assert.True(files.Count > 40 + Boards.All.Count);
        files.ForEach(f => folder.Write(f.Name, f.Text));

        // Docstrings of records name fields, units and ranges on a line each: those may be long.
        Assert.DoesNotContain(
            await CheckAsync(folder.Path, [.. files.Select(f => f.Name)]), line => !line.Contains(" E501 ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_finds_nothing_in_the_code_that_is_shipped_as_it_is() => Assert.Empty(await CheckAsync(
        AppContext.BaseDirectory,
        [.. Folders.SelectMany(f => Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, f), "*.py")).Order(StringComparer.Ordinal)]));

    [Fact]
    public async Task It_tells_name_line_and_rule_of_what_it_finds()
    {
        using var folder = new TemporaryFolder();
        folder.Write("esp32/bad.py", "import os\n\n\ndef f(a=[]):\n    return  undefined\n");

        var found = await CheckAsync(folder.Path, ["esp32/bad.py"]);

        Assert.Equal(["esp32/bad.py:1 F401", "esp32/bad.py:4 B006", "esp32/bad.py:5 F821"],
            found.Select(line => string.Join(' ', line.Split(' ')[..2])).Order(StringComparer.Ordinal));
    }

    private static List<EmittedFile> FilesOf(Board board)
    {
        string[] samples = board.HasFloats
            ? ["greenhouse", "everything", "nested", "parts", "moments"]
            : ["greenhouse", "moments"];
        var files = samples.SelectMany(
            s => TargetRegistry.Find("micropython")!.Emit(SchemaDocument.Parse(SampleSchemas.Text(s + ".xml")), new(board.Name)))
            .DistinctBy(f => Path.GetFileName(f.Path)).ToList();
        Assert.True(files.Count > 40);
        return files;
    }

    // The files by their names in the folder.
    private static async Task<string[]> CheckAsync(string folder, IReadOnlyCollection<string> files)
    {
        var start = new ProcessStartInfo("node", [Script(), .. files])
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal((0, ""), (process.ExitCode, await error));
        return (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static string Script([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "ruff", "check.mjs");
}
