namespace TelemetryGen.Cli.Locking;

/// <summary>A report as a person and a build read it: a line each, in the form that MSBuild and editors show with file and line.</summary>
internal static class LockText
{
    public static void Write(LockReport report, TextWriter writer)
    {
        foreach (var (change, origin) in report.Findings)
        {
            writer.WriteLine($"{origin}: {(change.IsBreak ? "error" : "warning")} {change.Rule}: {change.Text}");
        }

        writer.WriteLine(
            $"{report.Schema.Name}, version {report.Schema.Version}, against {report.LockPath}, "
                + $"version {report.LockedVersion}{Revision(report)}: {Summary(report)}");
    }

    /// <summary>What else it was compared with, as the rest of a sentence: "; main, version 2" or "; main has no lock".</summary>
    public static string Revision(LockReport report) =>
        report.Revision is not { } revision ? ""
        : report.RevisionVersion is { } version ? $"; {revision}, version {version}"
        : $"; {revision}, which has no lock";

    /// <summary>"as it is locked", or how many breaks and how many changes that the lock does not know.</summary>
    public static string Summary(LockReport report)
    {
        var breaks = report.Breaks.Count();
        var others = report.Findings.Count - breaks;
        return report.Findings.Count == 0 ? "as it is locked" : $"{Count(breaks, "break")}, {Count(others, "change")} not in the lock";
    }

    private static string Count(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";
}
