namespace TelemetryGen.Server.DuckDb;

/// <summary>How records are stored in a DuckDB file.</summary>
public sealed class DuckDbStoreOptions
{
    /// <summary>What stands before the name of a record in the name of its table; for two schemas in one file.</summary>
    public string TablePrefix { get; set; } = "";

    /// <summary>
    /// What the source is called in the table of positions. Give another name when the same schema comes from a second hub into the same
    /// file, or to store an archive that was stored before once more; null for the schema's name.
    /// </summary>
    public string? SourceName { get; set; }

    /// <summary>How long rows stay in the file after they were written as Parquet, by the time at which the hub had their events; null for
    /// ever. 1 hour or more.</summary>
    public TimeSpan? KeepRows { get; set; }

    /// <summary>How long after the end of a period its Parquet file is written, for events that are still on their way; what comes later
    /// is a further file. 0 to 1 day.</summary>
    public TimeSpan ExportDelay { get; set; } = TimeSpan.FromMinutes(10);

    internal ParquetTarget? Parquet { get; private set; }

    /// <summary>Writes what has come in as Parquet files: one a table and period, once the period is over.</summary>
    /// <param name="folder">The folder; a relative path begins at the content root.</param>
    /// <param name="every">1 hour or 1 day, in UTC.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is another time.</exception>
    public void ExportParquet(string folder, TimeSpan every)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        if (every != TimeSpan.FromHours(1) && every != TimeSpan.FromDays(1))
        {
            throw new ArgumentOutOfRangeException(nameof(every), every, "Parquet files are of 1 hour or of 1 day.");
        }

        Parquet = new(folder, every);
    }

    internal void ThrowIfInvalid()
    {
        if (TablePrefix is null || SourceName is "")
        {
            throw new TelemetryServerException("TablePrefix must not be null, and SourceName not empty.");
        }

        if (KeepRows is { } keep && (keep < TimeSpan.FromHours(1) || Parquet is null))
        {
            throw new TelemetryServerException(
                $"KeepRows is {keep}: it must be 1 hour or more, and deletes only what was written as Parquet: call ExportParquet.");
        }

        if (ExportDelay < TimeSpan.Zero || ExportDelay > TimeSpan.FromDays(1))
        {
            throw new TelemetryServerException($"ExportDelay is {ExportDelay}; it must be 0 to 1 day.");
        }
    }

    internal sealed record ParquetTarget(string Folder, TimeSpan Every);
}
