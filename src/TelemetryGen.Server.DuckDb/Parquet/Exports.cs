using DuckDB.NET.Data;
using TelemetryGen.Server.DuckDb.Database;

namespace TelemetryGen.Server.DuckDb.Parquet;

/// <summary>What was written of a table's period.</summary>
/// <param name="Period">Its start, in microseconds since 1970.</param>
/// <param name="Lot">The last lot that is in its files.</param>
/// <param name="Parts">How many files there are.</param>
internal readonly record struct Exported(long Period, long Lot, int Parts);

/// <summary>The table of what was written as Parquet.</summary>
internal static class Exports
{
    private const string Table = "_telemetry_exports";

    /// <exception cref="TelemetryServerException">Periods of another length were written before.</exception>
    public static void Make(DuckDBConnection connection, TimeSpan every)
    {
        connection.Execute($"""
            CREATE TABLE IF NOT EXISTS {Table} (
                table_name VARCHAR NOT NULL, period TIMESTAMPTZ NOT NULL, length INTERVAL NOT NULL, lot BIGINT NOT NULL,
                parts INTEGER NOT NULL, deleted_lot BIGINT NOT NULL)
            """);
        var other = connection.Query(
            $"SELECT epoch_us(length) FROM {Table} WHERE epoch_us(length) <> $1 LIMIT 1", row => row.GetInt64(0), Microseconds(every));
        if (other is [var length])
        {
            throw new TelemetryServerException(
                $"Parquet files were written every {TimeSpan.FromMicroseconds(length)}, and are asked for every {every} now: rows would be "
                    + $"in both. Set it as it was; or move the files away and DELETE FROM {Table}, to have all rows written anew.");
        }
    }

    /// <summary>The periods of a table that have rows which are in no file, up to a time; and what is in files of them.</summary>
    public static List<(Exported Before, long Lot)> FindDue(DuckDBConnection connection, string table, TimeSpan every, long end) =>
        connection.Query(
            $"""
            SELECT rows.period, coalesce(done.lot, 0), coalesce(done.parts, 0), max(rows.lot)
            FROM (SELECT epoch_us(_enqueued_time) // $2 * $2 AS period, _lot AS lot FROM {Sql.Name(table)}
                WHERE _enqueued_time < make_timestamptz($3)) AS rows
            LEFT JOIN (SELECT epoch_us(period) AS period, lot, parts FROM {Table} WHERE table_name = $1) AS done USING (period)
            WHERE rows.lot > coalesce(done.lot, 0) GROUP BY ALL ORDER BY 1
            """,
            row => (new Exported(row.GetInt64(0), row.GetInt64(1), row.GetInt32(2)), row.GetInt64(3)), table, Microseconds(every), end);

    public static void Set(DuckDBConnection connection, string table, TimeSpan every, Exported exported)
    {
        ReadOnlySpan<object> values = [table, exported.Period, exported.Lot, exported.Parts];
        var changed = connection.Execute(
            $"UPDATE {Table} SET lot = $3, parts = $4 WHERE table_name = $1 AND period = make_timestamptz($2)", values);
        if (changed == 0)
        {
            connection.Execute(
                $"INSERT INTO {Table} VALUES ($1, make_timestamptz($2), to_microseconds($5), $3, $4, 0)",
                [.. values, Microseconds(every)]);
        }
    }

    /// <summary>Deletes the rows of periods that ended before a time and are in files.</summary>
    public static long Delete(DuckDBConnection connection, string table, TimeSpan every, long end)
    {
        var due = connection.Query(
            $"SELECT epoch_us(period), lot, parts FROM {Table} WHERE table_name = $1 AND lot > deleted_lot AND epoch_us(period) + $2 <= $3",
            row => new Exported(row.GetInt64(0), row.GetInt64(1), row.GetInt32(2)), table, Microseconds(every), end);
        var deleted = 0L;
        foreach (var (period, lot, _) in due)
        {
            deleted += connection.Execute(
                $"DELETE FROM {Sql.Name(table)} WHERE _enqueued_time >= make_timestamptz($1) AND _enqueued_time < make_timestamptz($2) "
                    + "AND _lot <= $3",
                period, period + Microseconds(every), lot);
            connection.Execute(
                $"UPDATE {Table} SET deleted_lot = $3 WHERE table_name = $1 AND period = make_timestamptz($2)", table, period, lot);
        }

        return deleted;
    }

    private static long Microseconds(TimeSpan span) => span.Ticks / TimeSpan.TicksPerMicrosecond;
}
