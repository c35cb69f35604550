namespace TelemetryGen.Cli.Emission;

/// <summary>The line of a project that asks for targets.</summary>
internal static class ProjectLocator
{
    public static SourceOrigin Find(string? project, string assembly)
    {
        if (project is null || !File.Exists(project))
        {
            return new(assembly);
        }

        var line = 0;
        foreach (var text in File.ReadLines(project))
        {
            line++;
            if (text.IndexOf("<TelemetryGenTargets", StringComparison.Ordinal) is >= 0 and var column)
            {
                return new(project, line, column + 1);
            }
        }

        return new(project);
    }
}
