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
        // A RootCommand would be called what its file is called, which is not what people type.
        var root = new Command(ProgramName.Command, ProgramCommands.Summary)
        {
            new HelpOption { Action = new DescribedHelp() },
            new VersionOption(),
        };
        foreach (var command in ProgramCommands.Create(console))
        {
            root.Add(command);
        }

        try
        {
            // A value may begin with @, as a folder may; only in front of all else it names a file of arguments.
            var parsed = root.Parse(ArgumentsFile.Expand(arguments), new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (parsed.Errors.Count > 0)
            {
                return await ReportUsageErrorAsync(parsed, root, console);
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

    private static async Task<int> ReportUsageErrorAsync(ParseResult parsed, Command root, CliConsole console)
    {
        foreach (var error in parsed.Errors)
        {
            await console.Error.WriteLineAsync($"telemetrygen: {error.Message}{Suggest(error, parsed)}");
        }

        await console.Error.WriteLineAsync($"Try: {console.Name} {Path(parsed.CommandResult, root)}--help");
        return ExitCode.UsageError;
    }

    // The parser's own words are about a whole word; what follows an equals sign is the value.
    private static string Suggest(ParseError error, ParseResult parsed)
    {
        var unknown = parsed.UnmatchedTokens.FirstOrDefault(t => error.Message.Contains($"'{t}'", StringComparison.Ordinal));
        return unknown is null || parsed.CommandResult.Command is not { } command
            ? ""
            : Suggestions.DidYouMean(unknown.StartsWith('-') ? unknown.Split('=', ':')[0] : unknown, Suggestions.NamesOf(command));
    }

    // Of "hub read" both words, each with a blank behind it.
    private static string Path(SymbolResult? result, Command root) =>
        result is CommandResult { Command: var command } && command != root ? $"{Path(result.Parent, root)}{command.Name} " : "";
}
