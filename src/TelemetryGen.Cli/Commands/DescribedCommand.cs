using System.CommandLine;

namespace TelemetryGen.Cli.Commands;

/// <summary>A command with more to say in its own help than in the list of commands: how it behaves, and examples.</summary>
internal sealed class DescribedCommand(string name, string summary, string details) : Command(name, summary)
{
    public string Details { get; } = details;
}
