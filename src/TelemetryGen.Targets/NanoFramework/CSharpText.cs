namespace TelemetryGen.Targets.NanoFramework;

/// <summary>The blank lines and the indentation of a C# file, so that templates need not count them.</summary>
internal static class CSharpText
{
    private const string Indent = "    ";

    /// <summary>
    /// One blank line after a block and where there were several, none inside of braces' edges; a type without a namespace starts at the
    /// margin.
    /// </summary>
    public static string Tidy(string text)
    {
        var lines = new List<string>();
        foreach (var line in text.Split('\n').Select(l => l.TrimEnd()))
        {
            var previous = lines.Count == 0 ? "{" : lines[^1].TrimStart();
            if (line.Length == 0 && (previous is "{" or ""))
            {
                continue;
            }

            var next = line.TrimStart();
            if (next == "}" && previous.Length == 0)
            {
                lines.RemoveAt(lines.Count - 1);
            }
            else if (previous == "}" && next.Length > 0 && next != "}" && !next.StartsWith("else", StringComparison.Ordinal))
            {
                lines.Add("");
            }

            lines.Add(line);
        }

        var isNamespaced = lines.Any(l => l.StartsWith("namespace ", StringComparison.Ordinal));
        return string.Join('\n', isNamespaced ? lines : lines.Select(Outdented)).TrimEnd('\n') + "\n";
    }

    private static string Outdented(string line) => line.StartsWith(Indent, StringComparison.Ordinal) ? line[Indent.Length..] : line;
}
