using System.CommandLine;

namespace TelemetryGen.Cli.Commands;

/// <summary>A command with more to say in its own help than in the list of commands: how it behaves, and examples.</summary>
internal sealed class DescribedCommand(string name, string summary, string details, TimeSpan? endsWithin = null) : Command(name, summary)
{
    public string Details { get; } = details;

    /// <summary>Titles for its options, when one list is too long.</summary>
    public IReadOnlyList<OptionGroup> Groups { get; init; } = [];

    /// <summary>
    /// What Ctrl-C leaves the command to end by itself. Little for most: a read of standard input cannot be cancelled, and who types Ctrl-C does
    /// not want to wait for it.
    /// </summary>
    public TimeSpan EndsWithin { get; } = endsWithin ?? TimeSpan.FromMilliseconds(200);
}
