using TelemetryGen.Schema;
using TelemetryGen.Targets;

namespace TelemetryGen.Cli.Provisioning;

/// <summary>
/// Names of the user's modules and packages beside those that every board gets. They lie in the root, where a board looks first, or in its
/// <c>lib</c>.
/// </summary>
internal static class AppModules
{
    private const string Library = "lib/";

    /// <summary>Of a board's own program, what a user may have another of, and what is the user's anyway.</summary>
    private static readonly string[] Replaceable = ["main", "boot", "board", "sensors"];

    /// <exception cref="CliException">One has the name of another module, of a folder, or of the settings that are written for each device;
    /// all are named, a line each.</exception>
    public static void Check(IReadOnlyList<AppFile> own, IReadOnlyList<EmittedFile> shared)
    {
        var problems = own.Select(file => (file.Source, Problem: GetProblem(file, shared)))
            .Concat(own.GroupBy(file => file.Module).Select(g => g.OrderBy(file => file.IsCompiled))
                .SelectMany(g => g.Skip(1).Select(file => (file.Source, Problem: (string?)
                    $"has the name of {g.First().Path}, and a board imports one of them; rename it"))))
            .Concat(own.Where(file => own.Any(other => other.Module.StartsWith(file.Module + "/", StringComparison.Ordinal)))
                .Select(file => (file.Source, Problem: (string?)
                    $"has the name of the folder {file.Module}, which a board would import in its place; rename it")))
            .Where(p => p.Problem is not null).Select(p => $"{p.Source} {p.Problem}.").ToList();
        if (problems.Count > 0)
        {
            throw new CliException(string.Join('\n', problems));
        }
    }

    private static string? GetProblem(AppFile file, IReadOnlyList<EmittedFile> shared)
    {
        var path = file.Module.Split('/');
        var isInLibrary = path.Length > 1 && path[0] == "lib";
        // What a program imports it by: a module, or the package around it.
        var name = isInLibrary ? path[1] : path[0];
        var isPackage = path.Length > (isInLibrary ? 2 : 1);
        var what = isPackage ? $"is in a package {name}, which has the name" : "has the name";
        return name == "settings" ? $"{what} of the settings that are written for each device, and would be lost; rename it"
            : shared.Any(f => f.Path == $"{Library}{name}.py")
                ? $"{what} of the module {Library}{name}.py, in whose place a board would import it; rename it"
            : PythonModules.IsFirmwareModule(name)
                ? $"{what} of the module {name} of a board's firmware, in whose place it would be imported; rename it"
            : shared.Any(f => f.Path == $"{name}.py") && (isPackage || isInLibrary || file.IsCompiled || !Replaceable.Contains(name))
                ? $"{what} of the part {name}.py of the program; rename it"
            : !PythonModules.IsFolder(name) ? null
            : isPackage ? $"is in a folder {name}, which is the board's own; rename it"
            : $"{what} of the folder {name} of a board, which would be imported in its place; rename it";
    }
}
