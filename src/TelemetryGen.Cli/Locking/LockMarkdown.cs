using System.Text;

namespace TelemetryGen.Cli.Locking;

/// <summary>A report as a page, for the comment on a pull request.</summary>
internal static class LockMarkdown
{
    public static string Format(LockReport report)
    {
        var page = new StringBuilder()
            .Append($"# {Cell(report.Schema.Name)}: {LockText.Summary(report)}\n\n")
            .Append($"Version {report.Schema.Version} against version {report.LockedVersion} in `{report.LockPath}`")
            .Append($"{Cell(LockText.Revision(report))}.\n");
        Table(page, "Breaks", report.Breaks);
        Table(page, "Not in the lock", report.Findings.Where(f => !f.Change.IsBreak));
        return page.ToString();
    }

    private static void Table(StringBuilder page, string title, IEnumerable<LockFinding> findings)
    {
        var rows = findings.ToList();
        if (rows.Count == 0)
        {
            return;
        }

        page.Append($"\n## {title}\n\n| rule | where | what |\n|---|---|---|\n");
        foreach (var (change, origin) in rows)
        {
            page.Append($"| {change.Rule} | {Cell(origin.ToString())} | {Cell(change.Text)} |\n");
        }
    }

    // A bar would end the cell, and a bracket pair would be a link: [Since(3)].
    private static string Cell(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal)
            .Replace("[", "\\[", StringComparison.Ordinal);
}
