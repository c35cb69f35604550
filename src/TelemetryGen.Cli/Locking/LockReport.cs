using TelemetryGen.Cli.Emission;
using TelemetryGen.Schema;

namespace TelemetryGen.Cli.Locking;

/// <summary>A schema against its lock, with the lines of the sources.</summary>
/// <param name="Schema">The schema as it is.</param>
/// <param name="LockedVersion">The version in the lock.</param>
/// <param name="LockPath">The lock's file.</param>
/// <param name="Findings">What changed, breaks first.</param>
internal sealed record LockReport(SchemaSpec Schema, int LockedVersion, string LockPath, IReadOnlyList<LockFinding> Findings)
{
    /// <summary>The commit whose lock the schema was compared with as well; null for none.</summary>
    public string? Revision { get; init; }

    /// <summary>The version in that commit's lock; null when the commit has no lock.</summary>
    public int? RevisionVersion { get; init; }

    public IEnumerable<LockFinding> Breaks => Findings.Where(f => f.Change.IsBreak);

    /// <summary>Compares, and finds the line of each change; one without a line of C# is the lock's.</summary>
    public static LockReport Create(SchemaSpec locked, SchemaSpec current, string assembly, string lockPath) => new(
        current,
        locked.Version,
        lockPath,
        [.. Compatibility.Compare(locked, current).Select(c => new LockFinding(c, Locate(c, current, assembly) ?? new(lockPath)))]);

    /// <summary>
    /// The same with what breaks the lock of a commit: a lock that was written anew with a break in it fits the code, and boards
    /// have the one before. What merely grew since then is what a change is for.
    /// </summary>
    public LockReport Against(string revision, SchemaSpec? locked, string assembly)
    {
        var known = Findings.Select(f => f.Change.Text).ToHashSet(StringComparer.Ordinal);
        var breaks = locked is null
            ? []
            : Create(locked, Schema, assembly, LockPath).Breaks.Where(f => !known.Contains(f.Change.Text)).ToList();
        return this with { Findings = [.. breaks, .. Findings], Revision = revision, RevisionVersion = locked?.Version };
    }

    private static SourceOrigin? Locate(SchemaChange change, SchemaSpec schema, string assembly) =>
        schema.Messages.FirstOrDefault(m => m.Name == change.Message) is { } message
            ? RecordLocator.Find(assembly, SourceFiles.Create(assembly), message, change.Field)
            : null;
}

/// <summary>A change and where it was made.</summary>
internal sealed record LockFinding(SchemaChange Change, SourceOrigin Origin);
