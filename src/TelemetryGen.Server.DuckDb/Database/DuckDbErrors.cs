namespace TelemetryGen.Server.DuckDb.Database;

/// <summary>What DuckDB says, as what is to be done.</summary>
internal static class DuckDbErrors
{
    private const string Damaged =
        "It is damaged. Restore a copy, or save what can be read with EXPORT DATABASE and move it away: a new one is made then";

    private static readonly (string Said, string Meaning)[] Known =
    [
        ("Could not set lock", "It is open in another process, and a DuckDB file is for one process at a time. End that process (its "
            + "number is below), or give each program a file of its own. Readers take the Parquet files, or a copy"),
        ("not a valid DuckDB database", "It is no DuckDB file, or its start is damaged. Restore a copy, or move it away: a new one is made "
            + "then, and gets what the hub still has once the checkpoints are deleted"),
        ("checksum", Damaged),
        ("Corrupt", Damaged),
        ("version number", "Another version of DuckDB made it. Export it with that version (EXPORT DATABASE), and import it with this one"),
        ("No space left", "The disk is full. Nothing of this lot was stored; it is stored when there is room. Free some, or set KeepRows"),
        ("File too large", "It must not become larger here (a limit of the process or of the disk). Nothing of this lot was stored"),
        ("Permission denied", "The process may not write it. Change its owner or rights, or those of its folder"),
        ("Read-only file system", "The disk cannot be written"),
    ];

    /// <summary>The exception to throw for what happened to a file.</summary>
    public static TelemetryServerException Explain(string path, Exception error)
    {
        var meaning = Known.FirstOrDefault(k => error.Message.Contains(k.Said, StringComparison.OrdinalIgnoreCase)).Meaning
            ?? "DuckDB did not do what it was asked to";
        return new($"The DuckDB file {path} cannot be used. {meaning}. DuckDB says: {error.Message}", error);
    }

    public static TelemetryServerException Gone(string path) => new(
        $"The DuckDB file {path} was deleted or moved while the server runs, and what it stores now would be lost. Put it back, or "
            + "restart the server, which makes a new one.");
}
