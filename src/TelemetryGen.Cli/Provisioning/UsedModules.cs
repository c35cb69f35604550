using System.Text.RegularExpressions;
using TelemetryGen.Targets;

namespace TelemetryGen.Cli.Provisioning;

/// <summary>Which of the modules in lib a board's program needs: a WiPy 1 has no flash to spare.</summary>
internal static partial class UsedModules
{
    private const string Library = "lib/";

    /// <summary>All but the modules in lib that nothing imports, not by way of others either.</summary>
    /// <param name="files">The program, and in lib records and what they are sent with.</param>
    /// <param name="own">The user's own modules. Of a compiled one all names count that stand in it.</param>
    public static IReadOnlyList<EmittedFile> Find(IReadOnlyList<EmittedFile> files, IReadOnlyList<AppFile> own)
    {
        var library = files.Where(IsInLibrary).ToDictionary(f => Path.GetFileNameWithoutExtension(f.Path));
        var open = new Queue<string>(
            files.Where(f => !IsInLibrary(f)).Select(f => f.Text).Concat(own.Where(f => !f.IsCompiled).Select(f => f.Text)));
        var used = new HashSet<string>();
        var compiled = own.Where(f => f.IsCompiled).Select(f => f.Text).ToArray();
        foreach (var module in library.Where(m => compiled.Any(t => t.Contains(m.Key, StringComparison.Ordinal))).Select(m => m.Value))
        {
            used.Add(module.Path);
            open.Enqueue(module.Text);
        }

        while (open.TryDequeue(out var text))
        {
            foreach (Match import in Import().Matches(text))
            {
                if (library.TryGetValue(import.Groups["module"].Value, out var module) && used.Add(module.Path))
                {
                    open.Enqueue(module.Text);
                }
            }
        }

        return [.. files.Where(f => !IsInLibrary(f) || used.Contains(f.Path))];
    }

    private static bool IsInLibrary(EmittedFile file) => file.Path.StartsWith(Library, StringComparison.Ordinal);

    [GeneratedRegex(@"(^\s*(from|import)\s+|\bonce\(')(?<module>\w+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Import();
}
