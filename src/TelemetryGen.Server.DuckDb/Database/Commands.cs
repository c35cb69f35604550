using DuckDB.NET.Data;

namespace TelemetryGen.Server.DuckDb.Database;

/// <summary>SQL in one call.</summary>
internal static class Commands
{
    /// <summary>Runs a statement.</summary>
    /// <returns>How many rows it changed.</returns>
    public static int Execute(this DuckDBConnection connection, string sql, params ReadOnlySpan<object> values)
    {
        using var command = connection.Create(sql, values);
        return command.ExecuteNonQuery();
    }

    /// <summary>All rows of a query.</summary>
    public static List<TRow> Query<TRow>(
        this DuckDBConnection connection, string sql, Func<DuckDBDataReader, TRow> read, params ReadOnlySpan<object> values)
    {
        using var command = connection.Create(sql, values);
        using var reader = command.ExecuteReader();
        var rows = new List<TRow>();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    /// <summary>Runs statements so that all of them hold, or none.</summary>
    public static void InTransaction(this DuckDBConnection connection, Action run)
    {
        connection.Execute("BEGIN");
        try
        {
            run();
        }
        catch
        {
            Abandon(connection);
            throw;
        }

        connection.Execute("COMMIT");
    }

    // A database that is broken cannot even go back; what matters is the error that came first.
    private static void Abandon(DuckDBConnection connection)
    {
        try
        {
            connection.Execute("ROLLBACK");
        }
        catch (DuckDBException)
        {
            connection.Close();
        }
    }

    private static DuckDBCommand Create(this DuckDBConnection connection, string sql, ReadOnlySpan<object> values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var value in values)
        {
            command.Parameters.Add(new DuckDBParameter(value));
        }

        return command;
    }
}
