using System.CommandLine;

namespace TelemetryGen.Cli.Commands;

/// <summary>Help of a command with more options than one list can show, in the form of the others.</summary>
internal static class GroupedHelp
{
    private const int Gap = 2;

    public static void Write(DescribedCommand command, TextWriter output)
    {
        var others = new OptionGroup("Other", [.. command.Options.Except(command.Groups.SelectMany(static group => group.Options))]);
        OptionGroup[] groups = [.. command.Groups, others];
        var rows = groups.Select(
            static group => (group.Title, Rows: group.Options.Where(static option => !option.Hidden).Select(Row).ToList())).ToList();
        rows[^1].Rows.Add(("-?, -h, --help", "Show help and usage information"));
        var width = rows.SelectMany(static group => group.Rows).Max(static row => row.Name.Length) + Gap;

        output.WriteLine($"Description:\n  {command.Description}\n\nUsage:\n  telemetrygen {command.Name} [options]");
        foreach (var further in command.Subcommands)
        {
            output.WriteLine($"  telemetrygen {command.Name} {further.Name} [options]    {further.Description}");
        }

        output.WriteLine();
        foreach (var (title, lines) in rows)
        {
            output.WriteLine($"{title}:");
            foreach (var (name, description) in lines)
            {
                output.WriteLine($"  {name.PadRight(width)}{description}");
            }

            output.WriteLine();
        }
    }

    private static (string Name, string Description) Row(Option option) =>
        (option.HelpName is { } value ? $"{option.Name} <{value}>" : option.Name, option.Description ?? "");
}
