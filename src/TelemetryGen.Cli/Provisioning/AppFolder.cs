using System.Text;

namespace TelemetryGen.Cli.Provisioning;

/// <summary>The user's own modules and packages: what a board can import of a folder.</summary>
internal static class AppFolder
{
    private const string Sensors = "sensors";

    /// <summary>
    /// Modules, as source (<c>.py</c>) or compiled (<c>.mpy</c>), also those of folders inside, which a board imports as packages.
    /// </summary>
    /// <param name="folder">What <c>--app</c> says.</param>
    /// <param name="others">Files that no board imports: they are not copied. Hidden ones and what CPython keeps (<c>__pycache__</c>) are
    /// not named.</param>
    /// <exception cref="CliException">There is no module <c>sensors</c>, or the folder cannot be read.</exception>
    public static IReadOnlyList<AppFile> Read(string folder, out IReadOnlyList<string> others)
    {
        var modules = new List<AppFile>();
        var rest = new List<string>();
        try
        {
            if (!Directory.Exists(folder))
            {
                throw new CliException(PathProblem.DescribeFolder(folder));
            }

            Walk(folder, "", modules, rest);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CliException($"{folder} cannot be read: {error.Message}", ExitCode.Failure);
        }

        others = rest;
        return modules.Exists(m => m.Module == Sensors)
            ? modules
            : throw new CliException($"{folder} has no sensors.py: a module whose read() returns the records of one round.");
    }

    private static void Walk(string folder, string inside, List<AppFile> modules, List<string> rest)
    {
        foreach (var path in Directory.GetFiles(folder).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(path);
            if (Path.GetExtension(name) is ".py" or ".mpy")
            {
                modules.Add(new(path, inside + name, File.ReadAllBytes(path)));
            }
            else if (name[0] != '.')
            {
                rest.Add(path);
            }
        }

        foreach (var path in Directory.GetDirectories(folder).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(path);
            if (name[0] == '.' || name == "__pycache__")
            {
                continue;
            }

            if (new DirectoryInfo(path).LinkTarget is null)
            {
                Walk(path, $"{inside}{name}/", modules, rest);
            }
            else
            {
                // It may lead anywhere, also back here.
                rest.Add(path);
            }
        }
    }
}

/// <summary>A module of the user's own.</summary>
/// <param name="Source">Where it is.</param>
/// <param name="Path">Where it goes on the board, with / between folders.</param>
/// <param name="Bytes">What is in it.</param>
internal sealed record AppFile(string Source, string Path, byte[] Bytes)
{
    /// <summary>It is machine-readable: what it imports stands in it by name, among other bytes.</summary>
    public bool IsCompiled => Path.EndsWith(".mpy", StringComparison.Ordinal);

    /// <summary>Its path without an ending, in lower case, because file systems of boards tell no case apart.</summary>
    public string Module => Path[..Path.LastIndexOf('.')].ToLowerInvariant();

    /// <summary>What it says, for a search after what it imports.</summary>
    public string Text => (IsCompiled ? Encoding.Latin1 : Encoding.UTF8).GetString(Bytes);
}
