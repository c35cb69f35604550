using TelemetryGen.Cli.Emission;
using TelemetryGen.Schema;
using TelemetryGen.Targets;
using TelemetryGen.Testing;
using TelemetryGen.Testing.Samples;

namespace TelemetryGen.Cli.Tests;

public class EmitPlanTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void A_board_goes_to_the_targets_that_know_it()
    {
        Run("wipy", new Boards("python", "wipy", "pico"), new Plain());

        Assert.Equal("for wipy", File.ReadAllText(_folder.File("out/python/a.txt")));
        Assert.Equal("for all", File.ReadAllText(_folder.File("out/plain/a.txt")));
    }

    [Fact]
    public void Without_a_board_a_target_gives_what_suits_all()
    {
        Run(null, new Boards("python", "wipy"));

        Assert.Equal("for all", File.ReadAllText(_folder.File("out/python/a.txt")));
    }

    [Fact]
    public void A_board_that_no_target_knows_is_refused_with_those_there_are()
    {
        var error = Assert.Throws<EmitException>(
            () => Run("arduino", new Boards("python", "wipy", "pico"), new Boards("csharp", "esp32", "pico")));

        Assert.Equal((ToolError.UnknownTarget, "Unknown board 'arduino'. Known boards: wipy, pico, esp32."), (error.Number, error.Message));
        Assert.False(Directory.Exists(_folder.File("out")));
    }

    private void Run(string? board, params ITarget[] targets) => new EmitPlan(targets).Run(
        new(_folder.Assembly(SampleSchemas.Text("greenhouse.xml")), [.. targets.Select(t => t.Name)], _folder.File("out"), board, null));

    private sealed class Plain : ITarget
    {
        public string Name => "plain";

        public string Description => "";

        public IEnumerable<EmittedFile> Emit(SchemaSpec schema, EmitOptions options) => [new("plain/a.txt", "for all")];
    }

    private sealed class Boards(string name, params string[] boards) : ITarget
    {
        public string Name => name;

        public string Description => "";

        IReadOnlyList<string> ITarget.Boards => boards;

        public IEnumerable<EmittedFile> Emit(SchemaSpec schema, EmitOptions options) =>
            [new($"{name}/a.txt", options.Board.Length > 0 ? $"for {options.Board}" : "for all")];
    }
}
