using System.CommandLine;

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

    public static Option<bool> Json() => new("--json") { Description = "Output for programs." };
}
