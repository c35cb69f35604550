using System.Text.RegularExpressions;
using TelemetryGen.Schema;
using TelemetryGen.Testing.Samples;

namespace TelemetryGen.Targets.Tests;

/// <summary>What each board gets beside its records: modules that suit it, and a sample program.</summary>
public class MicroPythonBoardTests
{
    private static readonly ITarget Target = TargetRegistry.Find("micropython")!;

    [Theory]
    [InlineData("wipy2")]
    [InlineData("esp32")]
    [InlineData("rp2")]
    [InlineData("unix")]
    public void The_other_boards_get_what_suits_all_and_a_sample_program(string board)
    {
        var files = Target.Emit(SampleSchemas.Everything, new(board)).ToList();
        var program = files.Where(f => f.Path.StartsWith($"micropython/boards/{board}/", StringComparison.Ordinal)).ToList();

        Assert.Equal(["board", "boot", "main", "store_readings", "read_token", "send_seldom", "set_time", "send_stored"],
            program.Select(f => Path.GetFileNameWithoutExtension(f.Path)));
        // A board with TLS of its own has no other, and the others not that; a WiPy 2 has no contexts. None of them has to choose.
        string[] others =
        [
            "micropython/verified_tls.py", "micropython/tls_wipy1.py", .. board == "wipy2" ? new[] { "micropython/tls_context.py" } : [],
        ];
        Assert.Contains("\nfrom tls_socket import TlsClient\n",
            files.Single(f => f.Path == "micropython/eventhub_sender.py").Text, StringComparison.Ordinal);
        Assert.Equal(
            Target.Emit(SampleSchemas.Everything).Select(f => f.Path).Except(others),
            files.Except(program).Select(f => f.Path));
        // What main.py calls is there for each board.
        Assert.All(
            ["ROOT = ", "CA = ", "KEEPS_MODULES = ", "def start_wifi(name, key):", "def wait_for_wifi():", "def start_watchdog():",
                "def feed():", "def sleep(seconds):"],
            needed => Assert.Contains("\n" + needed, program[0].Text, StringComparison.Ordinal));
    }

    [Fact]
    public void The_names_of_what_is_shipped_are_those_that_records_leave_free()
    {
        var records = SampleSchemas.Everything.Messages.Select(m => PythonModules.GetName(m.Name));

        Assert.Equal(PythonModules.Shipped.Order(),
            Target.Emit(SampleSchemas.Everything).Select(f => Path.GetFileNameWithoutExtension(f.Path)).Except(records).Order());
    }

    [Theory]
    [InlineData("wipy1", true)]
    [InlineData("wipy2", true)]
    [InlineData("esp32", false)]
    public void Texts_of_errors_are_comments_where_memory_is_small(string board, bool isSmall)
    {
        var files = Target.Emit(SampleSchemas.Greenhouse, new(board)).ToList();

        var recovery = files.Single(f => f.Path == "micropython/flash_recovery.py").Text;
        Assert.Contains(
            isSmall
                ? "        # segment is ...; it must be 128 to 32767\n        raise ValueError(size)\n"
                : "        raise ValueError('segment is ' + str(size) + '; it must be 128 to 32767')\n",
            recovery, StringComparison.Ordinal);
        Assert.Equal(isSmall, files.Single(f => f.Path.EndsWith("/boot.py", StringComparison.Ordinal)).Text
            .Contains("micropython.opt_level(3)", StringComparison.Ordinal));
        // What a user has to know of a record is named on every board.
        Assert.Contains("raise ValueError('Climate", files.Single(f => f.Path == "micropython/climate.py").Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("wipy1")]
    [InlineData("wipy2")]
    public void No_shipped_module_of_a_small_board_has_the_text_of_an_error(string board)
    {
        var shipped = Target.Emit(SampleSchemas.Greenhouse, new(board))
            .Where(f => PythonModules.Shipped.Contains(Path.GetFileNameWithoutExtension(f.Path))).ToList();

        // What a user has to know of a record is named on every board; its module is in memory when a record was refused.
        var refusal = Assert.Single(shipped, f => f.Path == "micropython/record_refusal.py");
        Assert.Contains("raise ValueError('%s is not set; it must be %s' % (field, takes))", refusal.Text, StringComparison.Ordinal);

        // eventhub_refusal puts texts together that say what a hub has answered; it is in memory when one has.
        Assert.All(shipped.Except([refusal]), f => Assert.DoesNotMatch(@"(raise|return) \w*(Error|Later)\(\s*'[^']", f.Text));
    }

    [Theory]
    [InlineData("wipy1")]
    [InlineData("esp32")]
    public void Imports_inside_of_imports_are_few(string board)
    {
        // The stack of a WiPy 1 is not checked and ends at about nine.
        var files = Target.Emit(SampleSchemas.Greenhouse, new(board))
            .ToDictionary(f => Path.GetFileNameWithoutExtension(f.Path), f => f.Text);

        Assert.All(["store_readings", "read_token", "set_time", "send_stored"], part => Assert.InRange(DepthOf(part, files, []), 2, 5));
        Assert.All(["telemetry_queue", "eventhub_sender", "flash_store"], module => Assert.InRange(DepthOf(module, files, []), 2, 5));
    }

    private static int DepthOf(string module, Dictionary<string, string> files, HashSet<string> loaded) =>
        !files.TryGetValue(module, out var text) || !loaded.Add(module)
            ? 0
            : 1 + Regex.Split(text, @"^(?:def \w+\(|class \w+[(:]|@)", RegexOptions.Multiline)[0].Split('\n')
                .Select(line => Regex.Match(line, @"^\s*(?:from|import) (\w+)").Groups[1].Value)
                .Select(inner => DepthOf(inner, files, loaded)).DefaultIfEmpty().Max();
}
