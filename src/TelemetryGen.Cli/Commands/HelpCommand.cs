using System.CommandLine;

namespace TelemetryGen.Cli.Commands;

/// <summary><c>telemetrygen help</c>: what <c>--help</c> writes, for who types it as other programs take it.</summary>
internal static class HelpCommand
{
    private const string Summary = "This help, or that of a command.";

    private const string Details = """
        Examples:
          telemetrygen help
          telemetrygen help hub read
        """;

    /// <param name="root">The command that has all others.</param>
    public static Command Create(Command root)
    {
        var words = new Argument<string[]>("command") { Description = "The command.", Arity = ArgumentArity.ZeroOrMore };
        var command = new DescribedCommand("help", Summary, Details) { words };
        command.SetAction((parsed, cancellation) =>
        {
            string[] path = [.. parsed.GetValue(words) ?? []];
            var around = root;
            foreach (var name in path)
            {
                around = Find(around, name);
            }

            return root.Parse([.. path, "--help"]).InvokeAsync(parsed.InvocationConfiguration, cancellation);
        });
        return command;
    }

    private static Command Find(Command around, string name) => around.Subcommands.FirstOrDefault(c => c.Name == name)
        ?? throw new CliException(
            $"There is no command '{name}'.{Suggestions.DidYouMean(name, around.Subcommands.Select(c => c.Name))}") { NamesHelp = true };
}
