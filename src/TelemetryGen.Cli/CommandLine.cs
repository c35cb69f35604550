using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using TelemetryGen.Cli.Commands;
using TelemetryGen.Cli.Input;

namespace TelemetryGen.Cli;

/// <summary>The command <c>telemetrygen</c>.</summary>
public static class CommandLine
{
    /// <summary>
    /// Runs it; returns an <see cref="ExitCode"/>. Ctrl-C and SIGTERM cancel the command that runs; a second one ends it at once.
    /// </summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, CliConsole console, CancellationToken cancellation = default)
    {
        ParseResult? parsed = null;
        try
        {
            // A value may begin with @, as a folder may; only in front of all else it names a file of arguments.
            parsed = Root(console).Parse(ArgumentsFile.Expand(arguments), new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (parsed.Errors.Count > 0 && !DescribedHelp.Answers(parsed))
            {
                return await ReportAsync(UsageErrors.Describe(parsed), parsed, console);
            }

            var configuration = new InvocationConfiguration
            {
                Output = console.Text,
                Error = console.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            };
            var endsWithin = (parsed.CommandResult.Command as DescribedCommand)?.EndsWithin ?? TimeSpan.Zero;
            using var signals = new TerminationSignals(endsWithin, cancellation);
            return await signals.RunAsync(stop => parsed.InvokeAsync(configuration, stop));
        }
        catch (CliException error) when (error.NamesHelp && parsed is not null)
        {
            return await ReportAsync([error.Message], parsed, console);
        }
        catch (CliException error)
        {
            await console.Error.WriteLineAsync($"telemetrygen: {error.Message}");
            return error.ExitCode;
        }
        catch (IOException error)
        {
            // The disk behind a redirection is full. (A pipe without a reader is none: .NET stops writing to it.)
            await console.Error.WriteLineAsync($"telemetrygen: {error.Message}");
            return ExitCode.Failure;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
    }

    private static Command Root(CliConsole console)
    {
        // A RootCommand would be called what its file is called, which is not what people type.
        var root = new Command(ProgramName.Command, ProgramCommands.Summary)
        {
            new HelpOption { Action = new DescribedHelp() },
            new VersionOption { Action = new ProgramVersion() },
        };
        foreach (var command in ProgramCommands.Create(console))
        {
            root.Add(command);
        }

        root.Add(HelpCommand.Create(root));
        // With an action of its own, so that the parser does not say of a wrong command that there is none.
        root.SetAction(RefuseNoCommand);
        return root;
    }

    private static int RefuseNoCommand(ParseResult parsed) =>
        throw new CliException("Required command was not provided.") { NamesHelp = true };

    private static async Task<int> ReportAsync(IEnumerable<string> errors, ParseResult parsed, CliConsole console)
    {
        foreach (var error in errors)
        {
            await console.Error.WriteLineAsync($"telemetrygen: {error}");
        }

        await console.Error.WriteLineAsync($"Try: {console.Name} {Path(UsageErrors.Place(parsed))}--help");
        return ExitCode.UsageError;
    }

    // Of "hub read" both words, each with a blank behind it.
    private static string Path(SymbolResult? result) =>
        result is CommandResult { Command: var command, Parent: { } around } ? $"{Path(around)}{command.Name} " : "";
}
