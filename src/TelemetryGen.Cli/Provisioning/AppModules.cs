using TelemetryGen.Schema;
using TelemetryGen.Targets;

namespace TelemetryGen.Cli.Provisioning;

/// <summary>Modules of the user beside those that every board gets. They lie in the root, where a board looks first.</summary>
internal static class AppModules
{
    private const string Library = "lib/";

    /// <exception cref="CliException">One has the name of another module, of a folder, or of the settings that are written for each device;
    /// all are named, a line each.</exception>
    public static void Check(IReadOnlyList<string> own, IReadOnlyList<EmittedFile> shared)
    {
        var problems = own.Select(path => (Path: path, Problem: GetProblem(Path.GetFileName(path), shared)))
            .Where(p => p.Problem is not null).Select(p => $"{p.Path} {p.Problem}.").ToList();
        if (problems.Count > 0)
        {
            throw new CliException(string.Join('\n', problems));
        }
    }

    /// <summary>Of a board's own program, what a user may have another of, and what is the user's anyway.</summary>
    private static readonly string[] Replaceable = ["main", "boot", "board", "sensors"];

    private static string? GetProblem(string name, IReadOnlyList<EmittedFile> shared)
    {
        // File systems of boards tell no case apart.
        var module = Path.GetFileNameWithoutExtension(name).ToLowerInvariant();
        return module == "settings" ? "has the name of the settings that are written for each device, and would be lost; rename it"
            : shared.Any(f => f.Path == $"{Library}{module}.py")
                ? $"has the name of the module {Library}{module}.py, in whose place a board would import it; rename it"
            : PythonModules.IsFirmwareModule(
                module) ? $"has the name of the module {module} of a board's firmware, in whose place it would be imported; rename it"
            : !Replaceable.Contains(module)
                && shared.Any(f => f.Path == $"{module}.py") ? $"has the name of the part {module}.py of the program; rename it"
            : PythonModules.IsFolder(
                module) ? $"has the name of the folder {module} of a board, which would be imported in its place; rename it"
            : null;
    }
}
