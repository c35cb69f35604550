using System.CommandLine;
using System.Globalization;

namespace TelemetryGen.Cli.Hubs.Replaying;

/// <summary>The options that say where dead letters are, and with which to begin.</summary>
internal sealed class LetterOptions
{
    public Option<int> Line { get; } = new("--from-line")
    {
        Description = "The first line or row that is sent, from 1.", HelpName = "number", DefaultValueFactory = _ => 1,
    };

    public Option<string?> Hub { get; } = new("--from-hub")
    {
        Description = "The hub of dead letters, in place of a file.", HelpName = "name",
    };

    public Option<string?> Variable { get; } = new("--from-env")
    {
        Description = "The environment variable with the connection string of that hub, with the right Listen.", HelpName = "variable",
    };

    public Option<string> Group { get; } = new("--from-group")
    {
        Description = "The consumer group there.", HelpName = "name", DefaultValueFactory = _ => "$Default",
    };

    public Option<string?> Event { get; } = new("--from-event")
    {
        Description = "The partition and number of the first event there that is sent.", HelpName = "partition/number",
    };

    /// <exception cref="CliException">What is given does not go together, or there is no such file.</exception>
    public ILetters Open(ParseResult parsed, string? path, CliConsole console)
    {
        var (variable, hub) = (parsed.GetValue(Variable), parsed.GetValue(Hub));
        return (path, variable) switch
        {
            ({ } file, null) when hub is null => LetterTable.Is(file)
                ? new LetterTable(file, parsed.GetValue(Line))
                : new LetterFile(file, parsed.GetValue(Line)),
            (null, { } name) => console.Variable(name) is { Length: > 0 } connection
                ? new LetterHub(connection, hub, parsed.GetValue(Group)!, Position(parsed.GetValue(Event)))
                : throw new CliException($"The environment variable {name} is not set; it holds the connection string."),
            _ => throw new CliException("Give a file of dead letters, or --from-env and --from-hub for a hub of them.")
            {
                NamesHelp = true,
            },
        };
    }

    private static (string Partition, long Number)? Position(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var parts = text.Split('/');
        return parts.Length == 2 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out _)
            && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (parts[0], number)
            : throw new CliException($"--from-event is '{text}'; it must be a partition and a number, such as 1/42.");
    }
}
