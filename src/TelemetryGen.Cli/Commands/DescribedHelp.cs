using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace TelemetryGen.Cli.Commands;

/// <summary>Help as System.CommandLine writes it, then the details of the command.</summary>
internal sealed class DescribedHelp : SynchronousCommandLineAction
{
    private readonly HelpAction _help = new();

    // They tell a command that is none.
    public override bool ClearsParseErrors => false;

    /// <summary>
    /// Help is asked for, and there is some. Who asks is not told first what is missing; but of a command that is none there is no help,
    /// and that of the command around it would say nothing of the slip.
    /// </summary>
    public static bool Answers(ParseResult parsed) => parsed.Action is DescribedHelp && !UsageErrors.IsOfCommand(parsed);

    public override int Invoke(ParseResult parseResult)
    {
        var described = parseResult.CommandResult.Command as DescribedCommand;
        if (described is { Groups.Count: > 0 })
        {
            GroupedHelp.Write(described, parseResult.InvocationConfiguration.Output);
            parseResult.InvocationConfiguration.Output.WriteLine(described.Details);
            return ExitCode.Success;
        }

        var result = _help.Invoke(parseResult);
        if (described is not null)
        {
            parseResult.InvocationConfiguration.Output.WriteLine(described.Details);
        }

        return result;
    }
}
