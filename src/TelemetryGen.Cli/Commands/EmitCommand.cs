using System.CommandLine;
using System.Text.Json;
using TelemetryGen.Cli.Emission;
using TelemetryGen.Cli.Locking;
using TelemetryGen.Targets;

namespace TelemetryGen.Cli.Commands;

/// <summary><c>telemetrygen emit</c>: what the build runs.</summary>
internal static class EmitCommand
{
    private const string Summary = "The files of target languages from a compiled assembly. The build runs this; it runs by hand too.";

    private static readonly string Details = $"""
        Writes only what changed. With --manifest, files of the last run that are no longer made are removed.
        Errors have the form that MSBuild shows with file and line.

        Targets:
          {string.Join("\n  ", TargetRegistry.All.Select(t => $"{t.Name,-15}{t.Description}"))}

        Examples:
          telemetrygen emit --assembly bin/Debug/net10.0/Contracts.dll --target sbe,markdown --output generated
          telemetrygen emit --assembly Contracts.dll --target markdown --output docs/telemetry --manifest obj/telemetrygen.manifest
        """;

    public static Command Create(CliConsole console)
    {
        var assembly = SharedOptions.Assembly();
        var target = new Option<string[]>("--target")
        {
            Description = "Targets, separated by ',' or ';'.", HelpName = "names", Required = true,
        };
        var output = new Option<string>("--output")
        {
            Description = "The folder that gets a folder per target.", HelpName = "folder", Required = true,
        };
        var board = new Option<string?>("--board") { Description = "The board, for targets that differ by board.", HelpName = "name" };
        var native = new Option<bool>("--native")
        {
            Description = "Modules whose pack() the board compiles to machine code; its firmware must be able to.",
        };
        var modules = new Option<string?>("--modules")
        {
            Description = "What goes with the records of a device: records (what they import), sender, or queue (all). [default: queue]",
            HelpName = "name",
        };
        var manifest = new Option<string?>("--manifest")
        {
            Description = "Where the list of files is kept from run to run.", HelpName = "file",
        };
        var project = new Option<string?>("--project")
        {
            Description = "The project file that errors point to when no line of C# is to blame.", HelpName = "csproj",
        };
        var pathMap = new Option<string?>("--path-map")
        {
            Description = "The compiler's /pathmap, so that errors name files of this machine.", HelpName = "pairs",
        };
        var json = SharedOptions.Json();

        var command = new DescribedCommand("emit", Summary, Details) { assembly, target, output, board, native, modules,
            manifest, project, pathMap, json };
        command.SetAction(async (parsed, _) =>
        {
            var names = parsed.GetValue(target)!
                .SelectMany(t => t.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToList();
            var request = new EmitRequest(
                parsed.GetValue(assembly)!, names, parsed.GetValue(output)!, NullIfEmpty(parsed.GetValue(board)),
                NullIfEmpty(parsed.GetValue(manifest)), parsed.GetValue(native))
            {
                Modules = NullIfEmpty(parsed.GetValue(modules)),
                PathMap = parsed.GetValue(pathMap),
                Project = NullIfEmpty(parsed.GetValue(project)),
            };
            await StaleWarning.TellAsync(console, request.Assembly, request.Project);
            try
            {
                var result = new EmitPlan(TargetRegistry.All).Run(request);
                await console.Text.WriteLineAsync(parsed.GetValue(json) ? ToJson(result) : ToText(result, request.Output));
                return ExitCode.Success;
            }
            catch (EmitException error)
            {
                var origin = error.Origin ?? ProjectLocator.Find(parsed.GetValue(project), request.Assembly);
                await console.Error.WriteLineAsync($"{origin}: error {error.Number}: {error.Message}");
                return error.ExitCode;
            }
        });
        return command;
    }

    private static string ToText(EmitResult result, string output) =>
        $"{Count(result.Files)} in {output}: {result.Written.Count} written, {result.Files.Count - result.Written.Count} "
            + $"unchanged, {result.Removed.Count} removed";

    private static string Count(IReadOnlyList<string> files) => files.Count == 1 ? "1 file" : $"{files.Count} files";

    private static string ToJson(EmitResult result) => JsonSerializer.Serialize(result, CliJson.Options);

    // A build hands over properties that may be empty.
    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
