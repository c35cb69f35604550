using System.Runtime.CompilerServices;
using TelemetryGen.Testing;
using TelemetryGen.Testing.Samples;

namespace TelemetryGen.Cli.Tests;

public class EmitTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private string Output => _folder.File("out");

    private string Manifest => _folder.File("obj/telemetrygen.manifest");

    [Fact]
    public async Task Files_of_each_target_and_their_manifest_are_written()
    {
        var run = await EmitAsync("sbe,markdown");

        Assert.Equal((0, $"2 files in {Output}: 2 written, 0 unchanged, 0 removed\n", ""), (run.ExitCode, run.Out, run.Error));
        Assert.Equal(["markdown/Greenhouse.md", "sbe/Greenhouse.sbe.xml"], Files());
        Assert.Equal("markdown/Greenhouse.md\nsbe/Greenhouse.sbe.xml\n", File.ReadAllText(Manifest));
    }

    [Fact]
    public async Task A_file_that_is_as_it_should_be_is_not_touched()
    {
        await EmitAsync("sbe;markdown");
        var page = Path.Combine(Output, "markdown/Greenhouse.md");
        File.SetLastWriteTimeUtc(page, DateTime.UnixEpoch);

        var run = await EmitAsync("sbe;markdown");

        Assert.Equal($"2 files in {Output}: 0 written, 2 unchanged, 0 removed\n", run.Out);
        Assert.Equal(DateTime.UnixEpoch, File.GetLastWriteTimeUtc(page));
    }

    [Fact]
    public async Task A_file_that_was_changed_or_removed_comes_back()
    {
        await EmitAsync("sbe,markdown");
        var page = Path.Combine(Output, "markdown/Greenhouse.md");
        var text = File.ReadAllText(page);
        File.WriteAllText(page, "mine");
        File.Delete(Path.Combine(Output, "sbe/Greenhouse.sbe.xml"));

        Assert.Equal($"2 files in {Output}: 2 written, 0 unchanged, 0 removed\n", (await EmitAsync("sbe,markdown")).Out);
        Assert.Equal(text, File.ReadAllText(page));
    }

    [Fact]
    public async Task A_file_that_is_no_longer_made_goes_with_its_folder()
    {
        await EmitAsync("sbe,markdown");

        Assert.Equal($"1 file in {Output}: 0 written, 1 unchanged, 1 removed\n", (await EmitAsync("markdown")).Out);
        Assert.Equal(["markdown/Greenhouse.md"], Files());
        Assert.False(Directory.Exists(Path.Combine(Output, "sbe")));
    }

    [Fact]
    public async Task A_file_that_the_user_put_there_stays()
    {
        await EmitAsync("sbe,markdown");
        File.WriteAllText(Path.Combine(Output, "sbe/mine.txt"), "");

        await EmitAsync("markdown");

        Assert.Equal(["markdown/Greenhouse.md", "sbe/mine.txt"], Files());
    }

    [Fact]
    public async Task A_manifest_never_removes_anything_outside_the_folder()
    {
        var mine = _folder.Write("mine.txt", "");
        Directory.CreateDirectory(_folder.File("obj"));
        File.WriteAllText(Manifest, $"../mine.txt\n{mine}\nsbe/../../mine.txt\n");

        await EmitAsync("sbe");

        Assert.True(File.Exists(mine));
    }

    [Fact]
    public async Task Json_lists_what_was_done()
    {
        var run = await EmitAsync("sbe", "--json");

        Assert.Equal("""{"files":["sbe/Greenhouse.sbe.xml"],"written":["sbe/Greenhouse.sbe.xml"],"removed":[]}""" + "\n", run.Out);
    }

    [Fact]
    public async Task An_unknown_target_is_an_error_at_the_line_of_the_project()
    {
        var project = _folder.Write("Contracts.csproj", "<Project>\n  <TelemetryGenTargets>cobol</TelemetryGenTargets>\n</Project>");

        var run = await EmitAsync("cobol", "--project", project);

        Assert.Equal((
            2, "",
            $"{project}(2,3): error TLG9002: Unknown target 'cobol'. Known "
                + $"targets: {string.Join(", ", Targets.TargetRegistry.All.Select(t => t.Name))}.\n"), (run.ExitCode, run.Out, run.Error));
        Assert.False(Directory.Exists(Output));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(",;")]
    public async Task No_target_at_all_is_an_error(string target)
    {
        var run = await EmitAsync(target);

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.Contains("error TLG9002: --target names no target. Known targets: micropython, ", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Output));
    }

    [Fact]
    public async Task Modules_that_are_not_wanted_stay_out_and_go_when_they_were_there()
    {
        await EmitAsync("micropython,nanoframework");
        Assert.Contains("micropython/telemetry_queue.py", Files());

        await EmitAsync("micropython,nanoframework,markdown", "--modules", "records");

        Assert.Equal(["markdown", "micropython", "nanoframework"], Files().Select(f => f.Split('/')[0]).Distinct());
        Assert.Contains("micropython/climate.py", Files());
        Assert.DoesNotContain("micropython/eventhub_sender.py", Files());
        Assert.DoesNotContain(Files(), f => f.StartsWith("nanoframework/S", StringComparison.Ordinal) && f.Count(c => c == '/') > 1);
    }

    [Theory]
    [InlineData("sbe", "records", "The modules 'records' make no difference to sbe.")]
    [InlineData("micropython", "1", "Unknown modules '1'. Known: records, sender, queue.")]
    public async Task Modules_that_make_no_difference_or_are_unknown_are_an_error(string target, string modules, string expected)
    {
        var run = await EmitAsync(target, "--modules", modules);

        Assert.Equal((2, $"{_folder.File("Contracts.dll")}: error TLG9002: {expected}\n"), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task A_board_that_makes_no_difference_is_an_error()
    {
        var run = await EmitAsync("sbe", "--board", "wipy");

        Assert.Equal((2, $"{_folder.File("Contracts.dll")}: error TLG9002: The board 'wipy' makes no difference to sbe.\n"),
            (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task Native_code_is_made_where_it_was_asked_for()
    {
        await EmitAsync("micropython");
        Assert.DoesNotContain(
            "@micropython.native", File.ReadAllText(Path.Combine(Output, "micropython/climate.py")), StringComparison.Ordinal);

        var run = await EmitAsync("micropython,sbe", "--native", "--board", "esp32");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("    @micropython.native\n    def pack(self):\n", File.ReadAllText(Path.Combine(Output, "micropython/climate.py")),
            StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(Output, "micropython/boards/esp32/main.py")));
        Assert.True(File.Exists(Path.Combine(Output, "sbe/Greenhouse.sbe.xml")));
    }

    [Theory]
    [InlineData("wipy1")]
    [InlineData("wipy2")]
    public async Task A_board_without_the_native_emitter_is_refused_native_code(string board)
    {
        var run = await EmitAsync("micropython", "--native", "--board", board);

        Assert.Equal(
            (2, $"{_folder.File("Contracts.dll")}: error TLG9005: The firmware of a {board} has no native emitter and would refuse the "
                + "modules with a SyntaxError. Leave out --native, or TelemetryGenNative in the project.\n"),
            (run.ExitCode, run.Error));
        Assert.False(Directory.Exists(Output));
    }

    [Fact]
    public async Task Native_code_that_makes_no_difference_is_an_error()
    {
        var run = await EmitAsync("sbe,markdown", "--native");

        Assert.Equal((2, $"{_folder.File("Contracts.dll")}: error TLG9005: Native code makes no difference to sbe, markdown.\n"),
            (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task An_assembly_without_a_schema_is_an_error_of_the_assembly()
    {
        var path = _folder.Assembly(null, "Empty");

        var run = await CliRun.OfAsync("emit", "--assembly", path, "--target", "sbe", "--output", Output);

        Assert.Equal((
            2,
            $"{path}: error TLG9001: {path} contains no telemetry schema. It needs a record with [Telemetry], and the package "
                + "TelemetryGen.\n"), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task A_project_whose_framework_has_no_records_is_told_how_to_choose_another()
    {
        var path = _folder.Assembly(null, "Empty");
        var project = _folder.Write("Contracts.csproj", "<Project>\n<TelemetryGenTargets>sbe</TelemetryGenTargets>\n</Project>");

        var run = await CliRun.OfAsync("emit", "--assembly", path, "--target", "sbe", "--output", Output, "--project", project);

        Assert.Equal(2, run.ExitCode);
        Assert.EndsWith(
            "and the package TelemetryGen. Of several TargetFrameworks, TelemetryGenFramework names the one whose records are emitted.\n",
            run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_field_that_a_target_cannot_carry_is_an_error_at_its_line_of_CSharp()
    {
        var assembly = typeof(EmitTests).Assembly.Location;

        var run = await CliRun.OfAsync("emit", "--assembly", assembly, "--target", "sbe", "--output", Output);

        var source = Path.Combine(Path.GetDirectoryName(ThisFile())!, "HandWrittenSchema.cs");
        Assert.Equal(
            (1, $"{source}(16,5): error TLG9003: Target sbe: Klima.Wärme: it has no name in SBE: 'Wärme' is not letters A to Z, digits "
                + "and _, at most 64. Give it another name.\n"), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_one_named_error()
    {
        Directory.CreateDirectory(Path.Combine(Output, "sbe/Greenhouse.sbe.xml"));

        var run = await EmitAsync("sbe");

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith($"{_folder.File("Contracts.dll")}: error TLG9004: {Output}/sbe/Greenhouse.sbe.xml cannot be written: ", run.Error,
            StringComparison.Ordinal);
        Assert.Equal(1, run.Error.Count(c => c == '\n'));
        Assert.Empty(Directory.EnumerateFiles(Output, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Runs_side_by_side_leave_whole_files()
    {
        var assembly = _folder.Assembly(SampleSchemas.Text("greenhouse.xml"));

        var runs = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
            CliRun.OfAsync("emit", "--assembly", assembly, "--target", "sbe,markdown", "--output", Output, "--manifest", Manifest))));

        Assert.All(runs, run => Assert.Equal((0, ""), (run.ExitCode, run.Error)));
        Assert.Equal(["markdown/Greenhouse.md", "sbe/Greenhouse.sbe.xml"], Files());
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;

    private Task<CliRun> EmitAsync(string targets, params string[] more) => CliRun.OfAsync(
        ["emit", "--assembly", _folder.Assembly(SampleSchemas.Text("greenhouse.xml")), "--target", targets, "--output", Output,
            "--manifest", Manifest, .. more]);

    private IEnumerable<string> Files() =>
        Directory.EnumerateFiles(Output, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Output, f).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);
}
