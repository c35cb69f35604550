using System.Text.RegularExpressions;

namespace TelemetryGen.Rules.Tests.House;

/// <summary>What a line of a page is.</summary>
internal enum LineKind
{
    /// <summary>Sentences, also those of a list or a quotation; an empty line.</summary>
    Prose,

    /// <summary>A heading: one line to Markdown, however long.</summary>
    Heading,

    /// <summary>A row of a table: one line to Markdown, however long.</summary>
    Table,

    /// <summary>A block between fences, or one of them.</summary>
    Code,
}

/// <summary>A line of a page.</summary>
/// <param name="Number">1 for the first line.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The line as it stands.</param>
internal sealed record PageLine(int Number, LineKind Kind, string Text);

/// <summary>A page of Markdown, read as far as the rules of this folder need it.</summary>
/// <param name="path">Where the file is.</param>
/// <param name="text">What it says.</param>
internal sealed partial class MarkdownPage(string path, string text)
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Gallery.Folder, "../.."));

    private static readonly string[] Folders = ["docs", "samples", "src"];

    /// <summary>Where the file is, in full.</summary>
    public string FullName { get; } = Path.GetFullPath(path);

    /// <summary>The file from the repository on, for messages.</summary>
    public string Name => Path.GetRelativePath(Root, FullName).Replace('\\', '/');

    /// <summary>All lines, each with its kind.</summary>
    public PageLine[] Lines { get; } = [.. Classified(text.Split('\n'))];

    /// <summary>
    /// Names by which links lead to the headings, as GitHub makes them: <c>## A use, twice</c> is <c>a-use-twice</c>; a second one of a
    /// name is <c>...-1</c>.
    /// </summary>
    public HashSet<string> Anchors => [.. Lines.Where(l => l.Kind == LineKind.Heading)
        .Select(l => NoAnchor().Replace(l.Text.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-'))
        .GroupBy(a => a).SelectMany(g => g.Select((a, i) => i == 0 ? a : $"{a}-{i}"))];

    /// <summary>Where links lead, with the line; code has none.</summary>
    public IEnumerable<(int Line, string Target)> Links => Lines.Where(l => l.Kind != LineKind.Code)
        .SelectMany(l => Link().Matches(InlineCode().Replace(l.Text, "")).Select(m => (l.Number, m.Groups["target"].Value)));

    /// <summary>The README, the change log, the pages of docs, and what samples and projects say of themselves.</summary>
    public static IEnumerable<MarkdownPage> All() => Directory.GetFiles(Root, "*.md")
        .Concat(Folders.SelectMany(f => Directory.GetFiles(Path.Combine(Root, f), "*.md", SearchOption.AllDirectories)))
        .Where(f => !Foreign().IsMatch(f[Root.Length..].Replace('\\', '/')))
        .Select(Read);

    /// <summary>The page of a file.</summary>
    public static MarkdownPage Read(string path) => new(path, File.ReadAllText(path));

    /// <summary>A line without the addresses of its links, which nothing can break.</summary>
    public static string WithoutAddresses(string line) => Address().Replace(line, "");

    private static IEnumerable<PageLine> Classified(string[] lines)
    {
        var fence = "";
        foreach (var (index, line) in lines.Index())
        {
            var start = line.TrimStart();
            var marks = Fence().Match(start).Value;
            var kind = fence.Length > 0 || marks.Length > 0 ? LineKind.Code
                : start.StartsWith('|') ? LineKind.Table
                : HeadingMark().IsMatch(line) ? LineKind.Heading
                : LineKind.Prose;
            if (marks.Length > 0 && (fence.Length == 0 || (marks.StartsWith(fence, StringComparison.Ordinal) && start.Trim() == marks)))
            {
                fence = fence.Length == 0 ? marks : "";
            }

            yield return new(index + 1, kind, line);
        }
    }

    [GeneratedRegex("^(```+|~~~+)")]
    private static partial Regex Fence();

    [GeneratedRegex("^#{1,6} ")]
    private static partial Regex HeadingMark();

    [GeneratedRegex(@"[^\p{L}\p{N} _-]")]
    private static partial Regex NoAnchor();

    [GeneratedRegex("`[^`]*`")]
    private static partial Regex InlineCode();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"(?<=\])\([^)\s]+\)|https?://\S+")]
    private static partial Regex Address();

    [GeneratedRegex("/(bin|obj|node_modules|generated)/")]
    private static partial Regex Foreign();
}
