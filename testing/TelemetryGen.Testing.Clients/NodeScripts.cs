using System.Runtime.CompilerServices;

namespace TelemetryGen.Testing.Clients;

/// <summary>Starts the JavaScript of this project, beside which its npm packages lie.</summary>
public static class NodeScripts
{
    private static readonly string Folder = Path.Combine(Path.GetDirectoryName(Here())!, "js");

    /// <summary>Starts a script of the folder.</summary>
    /// <param name="script">Its name: <c>processor.mjs</c>.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="environment">What is added to the environment.</param>
    public static ClientProcess Start(
        string script, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment) =>
        ClientProcess.Start("node", [Path.Combine(Folder, script), .. arguments], environment);

    /// <summary>Starts a program of a package.</summary>
    /// <param name="path">Its path among the packages.</param>
    /// <param name="arguments">Its arguments.</param>
    public static ClientProcess StartPackage(string path, IEnumerable<string> arguments) =>
        Start(Path.Combine("node_modules", path), arguments, new Dictionary<string, string>());

    private static string Here([CallerFilePath] string path = "") => path;
}
