using System.CommandLine;
using System.CommandLine.Help;
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
        var command = Place(parsed).Command;
        var names = Suggestions.NamesOf(command).ToList();
        var isOfCommand = IsOfCommand(parsed);
        var isOfVersion = parsed.UnmatchedTokens.Count == 0 && parsed.Errors.Any(IsOfVersion);
        var slips = Slips(parsed.UnmatchedTokens, isOfCommand);
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
            else if (!isOfCommand && IsOfVersion(error) == isOfVersion
                && (MissingOption(error, parsed) is not { } missing || (!isAboutHelp && !Names(missing).Any(meant.Contains))))
            {
                yield return error.Message;
            }
        }
    }

    /// <summary>A word stands where a command would, and is none.</summary>
    public static bool IsOfCommand(ParseResult parsed) =>
        FirstUnknownWord(parsed) is not null && Place(parsed).Command.Subcommands.Count > 0;

    /// <summary>
    /// The command that the errors are about. Of <c>emitt size</c> that is the one around the first word: the second is a command too, and
    /// the parser takes it for the one that is meant.
    /// </summary>
    public static CommandResult Place(ParseResult parsed)
    {
        var place = parsed.CommandResult;
        if (FirstUnknownWord(parsed) is { } word)
        {
            var tokens = parsed.Tokens.ToList();
            var at = tokens.FindIndex(token => token.Type == TokenType.Argument && token.Value == word);
            while (place.Parent is CommandResult around && at >= 0 && at < tokens.IndexOf(place.IdentifierToken))
            {
                place = around;
            }
        }

        return place;
    }

    private static string? FirstUnknownWord(ParseResult parsed) =>
        parsed.UnmatchedTokens is [var first, ..] && !IsOption(first) ? first : null;

    private static List<string> Slips(IReadOnlyList<string> unknown, bool isOfCommand) =>
        isOfCommand ? [unknown[0]] : [.. unknown.Where((t, i) => i == 0 || IsOption(t) || !IsOption(unknown[i - 1]))];

    // That --version stands alone: what it stands beside is known then, and asked for nothing.
    private static bool IsOfVersion(ParseError error) => error.SymbolResult is OptionResult { Option: VersionOption };

    private static Option? MissingOption(ParseError error, ParseResult parsed) => parsed.CommandResult.Command.Options
        .FirstOrDefault(o => o.Required && parsed.GetResult(o) is null or { IdentifierTokenCount: 0 } && Quotes(error, o.Name));

    private static IEnumerable<string> HelpNames(Command command) =>
        Suggestions.OptionsOf(command).OfType<HelpOption>().SelectMany(Names);

    private static IEnumerable<string> Names(Option option) => option.Aliases.Prepend(option.Name);

    private static bool Quotes(ParseError error, string word) => error.Message.Contains($"'{word}'", StringComparison.Ordinal);

    // The parser's own words are about a whole word; what follows an equals sign is the value.
    private static string Name(string word) => IsOption(word) ? word.Split('=', ':')[0] : word;

    private static bool IsOption(string word) => word.StartsWith('-');
}
