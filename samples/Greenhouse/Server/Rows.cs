using System.Globalization;
using DuckDB.NET.Data;

namespace Acme.Greenhouse.Server;

/// <summary>What the file of rows says, by SQL.</summary>
internal static class Rows
{
    /// <summary>A line of what is in it. Nobody else may have it open.</summary>
    /// <param name="file">The DuckDB file.</param>
    public static string Summarize(string file)
    {
        using var connection = new DuckDBConnection($"Data Source={file};ACCESS_MODE=READ_ONLY");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT (SELECT count(*) FROM Climate), (SELECT count(*) FROM Health),
                min(Temperature), arg_min("At", Temperature), max(Temperature), arg_max("At", Temperature)
            FROM Climate
            """;
        using var reader = command.ExecuteReader();
        reader.Read();
        return reader.IsDBNull(2)
            ? "no climate rows in the file"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{reader.GetInt64(0)} climate and {reader.GetInt64(1)} health rows in the file; {reader.GetDouble(2):0.0} Cel on "
                    + $"{reader.GetDateTime(3):yyyy-MM-dd HH:mm}, {reader.GetDouble(4):0.0} on {reader.GetDateTime(5):yyyy-MM-dd HH:mm}");
    }
}
