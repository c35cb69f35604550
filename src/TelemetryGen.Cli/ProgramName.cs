namespace TelemetryGen.Cli;

/// <summary>What a person types to run this program where it runs: messages name commands that work there.</summary>
internal static class ProgramName
{
    /// <summary>The command that a global tool is.</summary>
    public const string Command = "telemetrygen";

    private static readonly string[] Manifests = ["dotnet-tools.json", Path.Combine(".config", "dotnet-tools.json")];

    /// <summary>
    /// <c>telemetrygen</c> of a global tool, <c>dotnet telemetrygen</c> where a manifest of local tools has it, <c>dnx TelemetryGen.Cli</c>
    /// from the package cache, and <c>dotnet</c> with the file for one that was built here.
    /// </summary>
    /// <param name="process">The program's file: that of a global tool has its name, any other is <c>dotnet</c>.</param>
    /// <param name="assembly">The file of this assembly.</param>
    /// <param name="folder">Where the command was typed.</param>
    public static string Find(string? process, string assembly, string folder)
    {
        if (Path.GetFileNameWithoutExtension(process) == Command)
        {
            return Command;
        }

        if (HasManifest(folder))
        {
            return $"dotnet {Command}";
        }

        var steps = assembly.Split('/', '\\');
        return steps.Contains("telemetrygen.cli", StringComparer.OrdinalIgnoreCase) ? "dnx TelemetryGen.Cli"
            : assembly.Contains(' ', StringComparison.Ordinal) ? $"dotnet \"{assembly}\"" : $"dotnet {assembly}";
    }

    // As `dotnet tool` looks: in the folder and in all around it. A manifest that cannot be read is of no help to the tool either.
    private static bool HasManifest(string folder)
    {
        for (var around = folder; around is not null; around = Path.GetDirectoryName(around))
        {
            if (Manifests.Any(m => IsWithTool(Path.Combine(around, m))))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsWithTool(string manifest) =>
        File.Exists(manifest) && File.ReadLines(manifest).Any(l => l.Contains("\"telemetrygen.cli\"", StringComparison.OrdinalIgnoreCase));
}
