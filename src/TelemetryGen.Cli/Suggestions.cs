using System.CommandLine;
using TelemetryGen.Schema;

namespace TelemetryGen.Cli;

/// <summary>The name that somebody meant who wrote another.</summary>
internal static class Suggestions
{
    /// <summary>The names of a command and of what it has, as they are typed.</summary>
    public static IEnumerable<string> NamesOf(Command command) => command.Subcommands.Where(c => !c.Hidden).Select(c => c.Name)
        .Concat(OptionsOf(command).Where(o => !o.Hidden).SelectMany(o => o.Aliases.Prepend(o.Name)));

    /// <summary>The options that a command takes: its own, and those of the commands around it that hold for all inside.</summary>
    public static IEnumerable<Option> OptionsOf(Command command) => command.Options.Concat(
        command.Parents.OfType<Command>().SelectMany(OptionsOf).Where(o => o.Recursive));

    /// <summary>" Did you mean 'size'?", or nothing when no name is near.</summary>
    public static string DidYouMean(string written, IEnumerable<string> names) =>
        FindNearest(written, names) is { } nearest ? $" Did you mean '{nearest}'?" : "";

    /// <summary>The nearest of the names: one that begins so, or one with a third of its letters wrong at most.</summary>
    public static string? FindNearest(string written, IEnumerable<string> names)
    {
        var bare = Bare(written);
        return bare.Length == 0 ? null : names.Where(name => IsOption(name) == IsOption(written) || !IsOption(written))
            .Select(name => (Name: name, Edits: CountSlips(bare, Bare(name)), Begins: IsBeginOf(bare, Bare(name))))
            .Where(c => c.Begins || c.Edits <= Math.Max(bare.Length, Bare(c.Name).Length) / 3)
            .OrderBy(c => IsOption(c.Name) == IsOption(written) ? 0 : 1).ThenBy(c => c.Edits)
            .Select(c => c.Name).FirstOrDefault();
    }

    // Letters in another order are one slip, where they would be two edits.
    private static int CountSlips(string written, string name) =>
        written.Order().SequenceEqual(name.Order()) ? 1 : EditDistance.Compute(written, name);

    private static bool IsOption(string name) => name.StartsWith('-');

    private static string Bare(string name) => name.TrimStart('-').ToUpperInvariant();

    // Two letters say too little.
    private static bool IsBeginOf(string written, string name) =>
        written.Length >= 3 && name.StartsWith(written, StringComparison.Ordinal);
}
