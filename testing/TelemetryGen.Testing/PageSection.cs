using System.Runtime.CompilerServices;

namespace TelemetryGen.Testing;

/// <summary>
/// A part of a page in docs/ that a test makes, between <c>&lt;!-- made: NAME --&gt;</c> and <c>&lt;!-- end: NAME --&gt;</c>. A page that
/// lags behind fails the test; <c>TELEMETRYGEN_ACCEPT=1</c> writes the part anew, as it does with snapshots.
/// </summary>
public static class PageSection
{
    /// <summary>Fails unless the part of the page is <paramref name="made"/>.</summary>
    /// <param name="page">The page's path in the repository, such as <c>docs/attributes.md</c>.</param>
    /// <param name="name">The part's name, by which its marks call it.</param>
    /// <param name="made">What belongs there; its lines end by LF.</param>
    /// <exception cref="SnapshotException">It is not, or the page has no such marks.</exception>
    public static void Match(string page, string name, string made)
    {
        var path = Path.Combine(Repository, page);
        var text = File.ReadAllText(path).ReplaceLineEndings("\n");
        var (first, last) = ($"<!-- made: {name} -->\n", $"<!-- end: {name} -->\n");
        var start = text.IndexOf(first, StringComparison.Ordinal);
        var end = text.IndexOf(last, StringComparison.Ordinal);
        if (start < 0 || end < start)
        {
            throw new SnapshotException($"{page} has no part between '{first.Trim()}' and '{last.Trim()}'.");
        }

        start += first.Length;
        var expected = $"\n{made.Trim('\n')}\n\n";
        if (text[start..end] == expected)
        {
            return;
        }

        if (Environment.GetEnvironmentVariable("TELEMETRYGEN_ACCEPT") == "1")
        {
            File.WriteAllText(path, text[..start] + expected + text[end..]);
            return;
        }

        throw new SnapshotException($"The part '{name}' of {page} lags behind: run the test with TELEMETRYGEN_ACCEPT=1. "
            + Snapshot.FirstDifference(text[start..end], expected));
    }

    private static string Repository { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "../.."));

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
