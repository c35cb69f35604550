using System.Globalization;
using DuckDB.NET.Data;
using TelemetryGen.Server.DuckDb.Database;

namespace TelemetryGen.Server.DuckDb.Parquet;

/// <summary>Writes what came in as Parquet files, each row into one of them.</summary>
/// <param name="store">Whose rows.</param>
/// <param name="folder">Where to.</param>
/// <param name="every">1 hour or 1 day.</param>
internal sealed class ParquetWriter(DuckDbStore store, string folder, TimeSpan every)
{
    /// <summary>Writes all periods that ended before a time. It may be stopped anywhere, and goes on with the next call.</summary>
    /// <param name="end">The time.</param>
    /// <param name="stopping">Ends it between two files.</param>
    /// <exception cref="DuckDBException">A file cannot be written, or the database not be read.</exception>
    public void WriteUntil(DateTimeOffset end, CancellationToken stopping)
    {
        store.Write(connection => Exports.Make(connection, every));
        store.File.ThrowIfGone();
        using var reading = store.File.Connect();
        foreach (var table in store.Tables)
        {
            foreach (var (before, lot) in Exports.FindDue(reading, table.Name, every, Whole(end)))
            {
                stopping.ThrowIfCancellationRequested();
                Write(reading, table, before, lot);
            }
        }
    }

    /// <summary>Deletes rows of periods that ended before a time, and are in files.</summary>
    public void DeleteUntil(DateTimeOffset end) => store.Write(connection =>
    {
        foreach (var table in store.Tables)
        {
            var deleted = 0L;
            connection.InTransaction(() => deleted = Exports.Delete(connection, table.Name, every, Whole(end)));
            if (deleted > 0)
            {
                DuckDbLog.Deleted(store.Logger, deleted, table.Name);
            }
        }
    });

    // Beside its place first, so that no reader sees half of it. When the note of it is lost, the same part is written again.
    private void Write(DuckDBConnection reading, StoredTable table, Exported before, long lot)
    {
        var path = PathOf(table.Name, before);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var unfinished = path + ".tmp";
        var rows = reading.Execute(FormattableString.Invariant($"""
            COPY (SELECT {ParquetColumns.Select(table.Types.Columns)} FROM {Sql.Name(table.Name)}
                WHERE _enqueued_time >= make_timestamptz({before.Period}) AND _enqueued_time < make_timestamptz({End(before)})
                    AND _lot > {before.Lot} AND _lot <= {lot} ORDER BY _lot, _sequence_number, _place)
            TO {Sql.Text(unfinished)} (FORMAT parquet, COMPRESSION zstd)
            """));
        using (var file = new FileStream(unfinished, FileMode.Open, FileAccess.ReadWrite))
        {
            file.Flush(flushToDisk: true);
        }

        File.Move(unfinished, path, overwrite: true);
        store.Write(connection => connection.InTransaction(() =>
            Exports.Set(connection, table.Name, every, before with { Lot = lot, Parts = before.Parts + 1 })));
        DuckDbLog.Exported(store.Logger, rows, table.Name, path);
    }

    private string PathOf(string table, Exported before)
    {
        var start = DateTimeOffset.UnixEpoch.AddMicroseconds(before.Period);
        var day = string.Create(CultureInfo.InvariantCulture, $"enqueued_day={start:yyyy-MM-dd}");
        var hour = string.Create(CultureInfo.InvariantCulture, $"enqueued_hour={start:HH}");
        var part = string.Create(CultureInfo.InvariantCulture, $"part-{before.Parts}.parquet");
        return every == TimeSpan.FromDays(1)
            ? Path.Combine(folder, table, day, part)
            : Path.Combine(folder, table, day, hour, part);
    }

    private long End(Exported period) => period.Period + (every.Ticks / TimeSpan.TicksPerMicrosecond);

    // The last end of a period that is not after the time.
    private long Whole(DateTimeOffset time) =>
        (time.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / every.Ticks * every.Ticks / TimeSpan.TicksPerMicrosecond;
}
