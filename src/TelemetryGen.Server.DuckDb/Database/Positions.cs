using DuckDB.NET.Data;

namespace TelemetryGen.Server.DuckDb.Database;

/// <summary>How far a partition is stored.</summary>
/// <param name="SequenceNumber">Of the last event that is.</param>
/// <param name="EnqueuedTime">The latest time at which the hub had one of them, in microseconds since 1970.</param>
/// <param name="Lot">The number of the last lot of rows, which counts over all partitions of the file.</param>
internal readonly record struct Position(long SequenceNumber, long EnqueuedTime, long Lot);

/// <summary>The table of positions, written in the transaction of the rows.</summary>
internal static class Positions
{
    public const string Table = "_telemetry_positions";

    public static void Make(DuckDBConnection connection) => connection.Execute($"""
        CREATE TABLE IF NOT EXISTS {Table} (
            source VARCHAR NOT NULL, partition VARCHAR NOT NULL, sequence_number BIGINT NOT NULL, enqueued_time TIMESTAMPTZ NOT NULL,
            lot BIGINT NOT NULL)
        """);

    /// <summary>Null for a partition of which nothing is stored.</summary>
    public static Position? Find(DuckDBConnection connection, string source, string partition) =>
        connection.Query(
            $"SELECT sequence_number, epoch_us(enqueued_time), lot FROM {Table} WHERE source = $1 AND partition = $2",
            row => (Position?)new Position(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2)), source, partition).SingleOrDefault();

    public static void Set(DuckDBConnection connection, string source, string partition, Position position)
    {
        ReadOnlySpan<object> values = [source, partition, position.SequenceNumber, position.EnqueuedTime, position.Lot];
        var changed = connection.Execute(
            $"UPDATE {Table} SET sequence_number = $3, enqueued_time = make_timestamptz($4), lot = $5 WHERE source = $1 AND partition = $2",
            values);
        if (changed == 0)
        {
            connection.Execute($"INSERT INTO {Table} VALUES ($1, $2, $3, make_timestamptz($4), $5)", values);
        }
    }

    /// <summary>The number of the last lot; 0 before the first.</summary>
    public static long LastLot(DuckDBConnection connection) =>
        connection.Query($"SELECT coalesce(max(lot), 0) FROM {Table}", row => row.GetInt64(0)).Single();
}
