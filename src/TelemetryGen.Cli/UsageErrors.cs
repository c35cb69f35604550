using System.CommandLine;
using System.CommandLine.Parsing;

namespace TelemetryGen.Cli;

/// <summary>
/// What is wrong with a command line, a line for each slip. What merely follows of a slip is left out: after an unknown command all options
/// are unknown, what stands behind an unknown option is its value, and the option that was meant is no missing one.
/// </summary>
internal static class UsageErrors
{
    public static IEnumerable<string> Describe(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var names = Suggestions.NamesOf(command).ToList();
        var slips = Slips(parsed.UnmatchedTokens, command);
        var meant = slips.Select(slip => Suggestions.FindNearest(Name(slip), names)).OfType<string>().ToHashSet();
        var isAboutHelp = meant.Overlaps(HelpNames(command));
        foreach (var error in parsed.Errors)
        {
            if (parsed.UnmatchedTokens.FirstOrDefault(t => Quotes(error, t)) is { } unknown)
            {
                if (slips.Remove(unknown))
                {
                    yield return error.Message + Suggestions.DidYouMean(Name(unknown), names);
                }
            }
            else if (MissingOption(error, parsed) is not { } missing || (!isAboutHelp && !Names(missing).Any(meant.Contains)))
            {
                yield return error.Message;
            }
        }
    }

    /// <summary>A word stands where a command would, and is none.</summary>
    public static bool IsOfCommand(ParseResult parsed) => IsOfCommand(parsed.UnmatchedTokens, parsed.CommandResult.Command);

    private static bool IsOfCommand(IReadOnlyList<string> unknown, Command command) =>
        unknown.Count > 0 && !IsOption(unknown[0]) && command.Subcommands.Count > 0;

    private static List<string> Slips(IReadOnlyList<string> unknown, Command command) =>
        IsOfCommand(unknown, command)
            ? [unknown[0]]
            : [.. unknown.Where((t, i) => i == 0 || IsOption(t) || !IsOption(unknown[i - 1]))];

    private static Option? MissingOption(ParseError error, ParseResult parsed) => parsed.CommandResult.Command.Options
        .FirstOrDefault(o => o.Required && parsed.GetResult(o) is null or { IdentifierTokenCount: 0 } && Quotes(error, o.Name));

    private static IEnumerable<string> HelpNames(Command command) =>
        Suggestions.OptionsOf(command).OfType<System.CommandLine.Help.HelpOption>().SelectMany(Names);

    private static IEnumerable<string> Names(Option option) => option.Aliases.Prepend(option.Name);

    private static bool Quotes(ParseError error, string word) => error.Message.Contains($"'{word}'", StringComparison.Ordinal);

    // The parser's own words are about a whole word; what follows an equals sign is the value.
    private static string Name(string word) => IsOption(word) ? word.Split('=', ':')[0] : word;

    private static bool IsOption(string word) => word.StartsWith('-');
}
