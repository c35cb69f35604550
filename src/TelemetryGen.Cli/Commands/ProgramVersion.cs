using System.CommandLine;
using System.CommandLine.Invocation;

namespace TelemetryGen.Cli.Commands;

/// <summary>The version as System.CommandLine writes it, but not in the place of an error.</summary>
internal sealed class ProgramVersion : SynchronousCommandLineAction
{
    private readonly SynchronousCommandLineAction _version = (SynchronousCommandLineAction)new VersionOption().Action!;

    public override bool ClearsParseErrors => false;

    public override int Invoke(ParseResult parseResult) => _version.Invoke(parseResult);
}
