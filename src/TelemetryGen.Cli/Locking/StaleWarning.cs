using TelemetryGen.Cli.Schemas;

namespace TelemetryGen.Cli.Locking;

/// <summary>
/// What every command that works from an assembly says, on stderr, when its sources have left that behind. It changes neither what the
/// command writes nor how it ends: a script that reads the one or the other does not notice.
/// </summary>
internal static class StaleWarning
{
    /// <summary>Looks at what a schema comes from and says it, where that is an assembly: a schema document has no sources.</summary>
    /// <param name="console">The console.</param>
    /// <param name="path">The assembly or the schema document.</param>
    /// <param name="project">The project, where the command was told one.</param>
    public static async Task TellAsync(CliConsole console, string path, string? project = null)
    {
        if (!ProgramCommands.IsAfterBuild && Find(path, project) is { } stale)
        {
            await TellAsync(console, stale);
        }
    }

    /// <summary>Says it.</summary>
    public static Task TellAsync(CliConsole console, StaleAssembly stale) =>
        console.Error.WriteLineAsync($"telemetrygen: warning: {stale.Text}");

    private static StaleAssembly? Find(string path, string? project)
    {
        try
        {
            return SchemaFile.IsAssembly(path) ? StaleAssembly.Find(path, project, Environment.CurrentDirectory) : null;
        }
        catch (Exception error) when (error is CliException or IOException or UnauthorizedAccessException or BadImageFormatException)
        {
            // Whether the command can go on without the file is for the command to say.
            return null;
        }
    }
}
