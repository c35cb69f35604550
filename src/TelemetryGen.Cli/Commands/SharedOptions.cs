using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace TelemetryGen.Cli.Commands;

/// <summary>Options that several commands have.</summary>
internal static class SharedOptions
{
    public static Option<string> Schema() => new("--schema")
    {
        Description = "A schema document (.xml), or an assembly that carries one (.dll).",
        HelpName = "file",
        Required = true,
    };

    public static Option<string> Assembly() => new("--assembly")
    {
        Description = "The compiled assembly with the records. It is read as data, never loaded.",
        HelpName = "dll",
        Required = true,
    };

    /// <summary>The project whose lock is meant.</summary>
    public static Option<string?> LockProject() => new("--project")
    {
        Description = "The project whose schemas/<schema>.telemetry.xml is the lock; by default the one around the assembly.",
        HelpName = "csproj",
    };

    /// <summary>An option that takes a whole number; anything else is refused with its range.</summary>
    public static Option<int> WholeNumber(string name, string description, int minimum, int maximum, int usual) => new(name)
    {
        Description = description,
        HelpName = "number",
        DefaultValueFactory = _ => usual,
        CustomParser = result => Parse(result, name, minimum, maximum),
    };

    private static int Parse(ArgumentResult result, string name, int minimum, int maximum)
    {
        var text = result.Tokens[0].Value;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= minimum
            && number <= maximum)
        {
            return number;
        }

        result.AddError(
            string.Create(CultureInfo.InvariantCulture, $"{name} is '{text}'; it must be a whole number from {minimum} to {maximum}."));
        return 0;
    }

    public static Option<bool> Json() => new("--json") { Description = "Machine-readable output: JSON." };
}
