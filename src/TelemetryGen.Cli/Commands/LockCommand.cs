using System.CommandLine;
using System.Text.Json;
using TelemetryGen.Cli.Locking;
using TelemetryGen.Cli.Schemas;
using TelemetryGen.Schema;

namespace TelemetryGen.Cli.Commands;

/// <summary><c>telemetrygen lock</c>.</summary>
internal static class LockCommand
{
    private const string Summary =
        "Accepts the wire contract of an assembly: writes the file that later versions are compared with. Commit it.";

    private const string Details = """
        A schema that breaks its lock is not locked: boards in the field could not be read any more. --accept-breaks locks it all the same,
        for contracts of which nothing was deployed yet.

        Examples:
          telemetrygen lock --assembly bin/Debug/net10.0/Contracts.dll
          telemetrygen lock --assembly artifacts/bin/Contracts/debug/Contracts.dll --project src/Contracts
          telemetrygen lock --assembly Contracts.dll --output schemas/Acme.Greenhouse.telemetry.xml
        """;

    public static Command Create(CliConsole console)
    {
        var assembly = SharedOptions.Assembly();
        var output = new Option<string?>("--output")
        {
            Description = "The lock; schemas/<schema>.telemetry.xml in the project by default.", HelpName = "file",
        };
        var project = SharedOptions.LockProject();
        var accept = new Option<bool>("--accept-breaks") { Description = "Lock a schema that old messages do not fit." };
        var json = SharedOptions.Json();

        var command = new DescribedCommand("lock", Summary, Details) { assembly, output, project, accept, json };
        command.SetAction(async (parsed, _) =>
        {
            var dll = parsed.GetValue(assembly)!;
            var schema = AssemblySchema.Read(dll);
            if (!ProgramCommands.IsAfterBuild
                && StaleAssembly.Find(dll, parsed.GetValue(project), Environment.CurrentDirectory) is { } stale)
            {
                await StaleWarning.TellAsync(console, stale);
            }

            var path = parsed.GetValue(output)
                ?? LockPlace.Find(schema, dll, parsed.GetValue(project), Environment.CurrentDirectory);
            var report = LockFile.Read(path, schema) is { } locked ? LockReport.Create(locked, schema, dll, path) : null;
            if (report is not null && report.Breaks.Any() && !parsed.GetValue(accept))
            {
                LockText.Write(report, console.Error);
                await console.Error.WriteLineAsync(
                    $"telemetrygen: {path} stays as it was. If no board of its version is in the field, lock with "
                        + ProgramCommands.AcceptBreaks + ".");
                return ExitCode.Failure;
            }

            var written = LockFile.Write(path, SchemaDocument.ToXml(schema));
            await console.Text.WriteLineAsync(parsed.GetValue(json)
                ? JsonSerializer.Serialize(new { Lock = path, schema.Name, schema.Version, Written = written,
                    Changes = report?.Findings.Select(f => f.Change) ?? [] }, CliJson.Options)
                : ToText(path, schema, report, written));
            return ExitCode.Success;
        });
        return command;
    }

    private static string ToText(string path, SchemaSpec schema, LockReport? report, bool written) =>
        !written ? $"{path}: {schema.Name}, version {schema.Version}, is locked already"
        : report is null ? $"{path}: {schema.Name}, version {schema.Version}, is locked. Commit the file"
        : string.Join('\n', report.Findings.Select(f => f.Change.Text)
            .Append($"{path}: {schema.Name} is locked at version {schema.Version}; it was at {report.LockedVersion}. Commit the file"));
}
