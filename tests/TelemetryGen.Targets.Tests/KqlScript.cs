using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace TelemetryGen.Targets.Tests;

/// <summary>
/// As much of Kusto's grammar as the target uses, read strictly: no tool that runs here knows the whole. Commands are parted by empty
/// lines, names are in brackets, literals in double or single quotes with \\ as escape; anything else is a <see cref="FormatException"/>.
/// </summary>
internal sealed partial class KqlScript
{
    public Dictionary<string, Dictionary<string, string>> Columns { get; } = [];

    public Dictionary<string, Dictionary<string, string>> Docstrings { get; } = [];

    public Dictionary<string, Dictionary<string, string>> Paths { get; } = [];

    public static KqlScript Parse(string text)
    {
        var script = new KqlScript();
        foreach (var command in text.TrimEnd('\n').Split("\n\n").Where(c => !c.StartsWith("//", StringComparison.Ordinal)))
        {
            script.Add(command);
        }

        return script;
    }

    private void Add(string command)
    {
        if (Create().Match(command) is { Success: true } create)
        {
            _ = (Text(create.Groups["doc"].Value), Text(create.Groups["folder"].Value));
            Columns.Add(Name(create), Items(create, ColumnType()));
        }
        else if (Describe().Match(command) is { Success: true } describe)
        {
            Docstrings.Add(Name(describe), Items(describe, Docstring()).ToDictionary(d => d.Key, d => Text(d.Value)));
        }
        else if (Map().Match(command) is { Success: true } map)
        {
            _ = Text(map.Groups["name"].Value);
            var json = string.Concat(map.Groups["line"].Captures.Select(line => Text(line.Value)));
            Paths.Add(Name(map), JsonDocument.Parse(json).RootElement.EnumerateArray().ToDictionary(
                c => c.GetProperty("Column").GetString()!, c => c.GetProperty("Properties").GetProperty("Path").GetString()!));
        }
        else
        {
            throw new FormatException(command);
        }
    }

    private static string Name(Match command) => command.Groups["table"].Value;

    private static Dictionary<string, string> Items(Match command, Regex item) => command.Groups["items"].Value.Split(",\n").ToDictionary(
        line => Matched(item, line).Groups["name"].Value, line => Matched(item, line).Groups["value"].Value);

    private static Match Matched(Regex regex, string text) =>
        regex.Match(text) is { Success: true } match ? match : throw new FormatException(text);

    // The value of a literal: its quote may be inside after a backslash only.
    private static string Text(string literal)
    {
        var (quote, value) = (literal[0], new StringBuilder());
        for (var i = 1; i < literal.Length - 1; i++)
        {
            if (literal[i] == quote || (literal[i] == '\\' && (++i == literal.Length - 1 || literal[i] is not ('\\' or '"' or '\''))))
            {
                throw new FormatException(literal);
            }

            value.Append(literal[i]);
        }

        return literal.Length > 1 && literal[^1] == quote ? value.ToString() : throw new FormatException(literal);
    }

    [GeneratedRegex(
        @"^\.create-merge table \['(?<table>\w+)'\] \(\n(?<items>(?:.+\n)+?)\) with \(docstring = (?<doc>"".*""), folder = (?<folder>"".*"")\)$")]
    private static partial Regex Create();

    [GeneratedRegex(@"^\.alter-merge table \['(?<table>\w+)'\] column-docstrings \(\n(?<items>(?:.+\n)+)\)$")]
    private static partial Regex Describe();

    [GeneratedRegex(@"^\.create-or-alter table \['(?<table>\w+)'\] ingestion json mapping (?<name>"".*"")(?:\n(?<line>'.*'))+$")]
    private static partial Regex Map();

    [GeneratedRegex(@"^    \['(?<name>\w+)'\]: (?<value>bool|datetime|decimal|dynamic|guid|int|long|real|string|timespan)\n?$")]
    private static partial Regex ColumnType();

    [GeneratedRegex(@"^    \['(?<name>\w+)'\]: (?<value>"".*"")\n?$")]
    private static partial Regex Docstring();
}
