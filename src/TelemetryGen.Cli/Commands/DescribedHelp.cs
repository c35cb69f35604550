using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace TelemetryGen.Cli.Commands;

/// <summary>Help as System.CommandLine writes it, then the details of the command.</summary>
internal sealed class DescribedHelp : SynchronousCommandLineAction
{
    private readonly HelpAction _help = new();

    // Who asks for help is not told first what is missing.
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var described = parseResult.CommandResult.Command as DescribedCommand;
        if (described is { Groups.Count: > 0 })
        {
            GroupedHelp.Write(described, parseResult.InvocationConfiguration.Output);
            parseResult.InvocationConfiguration.Output.WriteLine(described.Details);
            return ExitCode.Done;
        }

        var result = _help.Invoke(parseResult);
        if (described is not null)
        {
            parseResult.InvocationConfiguration.Output.WriteLine(described.Details);
        }

        return result;
    }
}
