using System.CommandLine;
using System.Text.Json;
using TelemetryGen.Cli.Locking;
using TelemetryGen.Cli.Schemas;

namespace TelemetryGen.Cli.Commands;

/// <summary><c>telemetrygen check</c>.</summary>
internal static class CheckCommand
{
    private const string Summary = "Compares the wire contract of an assembly with its lock and names each break.";

    private const string Details = """
        Ends with 1 when boards in the field, or stored messages, could not be read any more. What every reader takes, but the lock does not
        have yet, is a warning; with --ci it ends with 1 too, so that no change is merged without its lock. Reports are written in any case.
        An assembly that is older than its sources, as after a build that failed, is a warning, and with --ci an error where a text changed.
        --against-git looks at the lock of a branch or tag as well: at breaks that were accepted on the way since.

        Examples:
          telemetrygen check --assembly Contracts.dll --against schemas/Acme.Greenhouse.telemetry.xml
          telemetrygen check --assembly Contracts.dll --ci --against-git origin/main --markdown report.md --sarif report.sarif
        """;

    public static Command Create(CliConsole console)
    {
        var assembly = SharedOptions.Assembly();
        var against = new Option<string?>("--against")
        {
            Description = "The lock; schemas/<schema>.telemetry.xml in the project by default.", HelpName = "file",
        };
        var project = SharedOptions.LockProject();
        var git = new Option<string?>("--against-git")
        {
            Description = "A branch, tag or commit: what breaks its lock is a break too, also when the lock here was written anew.",
            HelpName = "ref",
        };
        var ci = new Option<bool>("--ci") { Description = "Changes that are not in the lock end with 1 as well." };
        var markdown = new Option<string?>("--markdown")
        {
            Description = "Writes the report as a page, for a comment on a pull request.", HelpName = "file",
        };
        var sarif = new Option<string?>("--sarif")
        {
            Description = "Writes the report as SARIF 2.1.0, for code scanning.", HelpName = "file",
        };
        var json = SharedOptions.Json();

        var command = new DescribedCommand("check", Summary, Details) { assembly, against, project, git, ci, markdown, sarif, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var dll = parsed.GetValue(assembly)!;
            var schema = AssemblySchema.Read(dll);
            if (StaleAssembly.Find(dll, parsed.GetValue(project), Environment.CurrentDirectory) is { } stale)
            {
                if (stale.IsChanged && parsed.GetValue(ci))
                {
                    throw new CliException(stale.Text, ExitCode.Failure);
                }

                await StaleWarning.TellAsync(console, stale);
            }

            var path = parsed.GetValue(against)
                ?? LockPlace.Find(schema, dll, parsed.GetValue(project), Environment.CurrentDirectory);
            var locked = LockFile.Read(path, schema)
                ?? throw new CliException(
                    $"There is no lock {path}. Make it: {ProgramCommands.NameLock(console, dll, path)}", ExitCode.Failure);
            var report = LockReport.Create(locked, schema, dll, path);
            if (parsed.GetValue(git) is { } revision)
            {
                var before = await LockFile.ReadAsync(new GitRevision(revision), path, schema, cancellationToken);
                report = report.Against(revision, before, dll);
            }

            if (parsed.GetValue(markdown) is { } page)
            {
                LockFile.Write(page, LockMarkdown.Format(report));
            }

            if (parsed.GetValue(sarif) is { } log)
            {
                LockFile.Write(log, LockSarif.Format(report));
            }

            if (parsed.GetValue(json))
            {
                await console.Text.WriteLineAsync(JsonSerializer.Serialize(ForPrograms(report), CliJson.Options));
            }
            else
            {
                LockText.Write(report, console.Text);
            }

            return report.Breaks.Any() || (parsed.GetValue(ci) && report.Findings.Count > 0) ? ExitCode.Failure : ExitCode.Success;
        });
        return command;
    }

    private static object ForPrograms(LockReport report) => new
    {
        Schema = report.Schema.Name,
        report.Schema.Version,
        Lock = report.LockPath,
        report.LockedVersion,
        report.Revision,
        report.RevisionVersion,
        Changes = report.Findings.Select(f => new { f.Change.Rule, f.Change.IsBreak, f.Change.Message, f.Change.Field, f.Change.Text,
            f.Origin.File, f.Origin.Line, f.Origin.Column }),
    };
}
