namespace TelemetryGen.Cli.Emission;

/// <summary>
/// The compiler's option <c>/pathmap</c>, which a build sets as the property PathMap: folders of this machine, and what a PDB calls them.
/// Pairs are parted by <c>,</c>, their halves by <c>=</c>; either is written twice inside of a path.
/// </summary>
internal sealed class PathMap
{
    private readonly List<(string Folder, string Name)> _pairs;

    private PathMap(IEnumerable<(string Folder, string Name)> pairs) => _pairs = [.. pairs];

    /// <summary>A pair that is none is left out: the compiler has refused it already.</summary>
    public static PathMap Parse(string? text) => new(
        Split(text ?? "", ',').Select(pair => Split(pair, '=')
            .Select(half => half.Replace("==", "=", StringComparison.Ordinal).Replace(",,", ",", StringComparison.Ordinal)).ToList())
            .Where(halves => halves.Count == 2 && halves.TrueForAll(half => half.Length > 0))
            .Select(halves => (WithSeparator(halves[0]), WithSeparator(halves[1]))));

    /// <summary>
    /// The paths on this machine that a PDB may have called so, the longest of its names first: several folders may have one name.
    /// </summary>
    public IEnumerable<string> GetPaths(string name) => _pairs
        .Where(p => name.StartsWith(p.Name, StringComparison.Ordinal))
        .OrderByDescending(p => p.Name.Length)
        .Select(p => p.Folder + Native(name[p.Name.Length..]));

    /// <summary>A path of a PDB, which may be from another system, with the separators of this one.</summary>
    public static string Native(string path) => path.Replace('\\', '/').Replace('/', Path.DirectorySeparatorChar);

    // Doubled, the separator is part of the text; it stays doubled here.
    private static List<string> Split(string text, char separator)
    {
        var parts = new List<string>();
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != separator)
            {
                continue;
            }

            if (i + 1 < text.Length && text[i + 1] == separator)
            {
                i++;
                continue;
            }

            parts.Add(text[start..i]);
            start = i + 1;
        }

        parts.Add(text[start..]);
        return parts;
    }

    private static string WithSeparator(string folder) =>
        folder.EndsWith('/') || folder.EndsWith('\\') ? folder : folder + (folder.Contains('\\', StringComparison.Ordinal) ? '\\' : '/');
}
