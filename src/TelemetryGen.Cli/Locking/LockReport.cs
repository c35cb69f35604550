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
    public IEnumerable<LockFinding> Breaks => Findings.Where(f => f.Change.IsBreak);

    /// <summary>Compares, and finds the line of each change; one without a line of C# is the lock's.</summary>
    public static LockReport Create(SchemaSpec locked, SchemaSpec current, string assembly, string lockPath) => new(
        current,
        locked.Version,
        lockPath,
        [.. Compatibility.Compare(locked, current).Select(c => new LockFinding(c, Locate(c, current, assembly) ?? new(lockPath)))]);

    private static SourceOrigin? Locate(SchemaChange change, SchemaSpec schema, string assembly) =>
        schema.Messages.FirstOrDefault(m => m.Name == change.Message) is { } message
            ? RecordLocator.Find(assembly, SourceFiles.Create(assembly), message, change.Field)
            : null;
}

/// <summary>A change and where it was made.</summary>
internal sealed record LockFinding(SchemaChange Change, SourceOrigin Origin);
