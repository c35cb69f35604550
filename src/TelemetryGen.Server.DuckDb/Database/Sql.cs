namespace TelemetryGen.Server.DuckDb.Database;

/// <summary>Names and texts in SQL.</summary>
internal static class Sql
{
    /// <summary>A name, quoted whatever it is: <c>"Order"</c>.</summary>
    public static string Name(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>A text in single quotes.</summary>
    public static string Text(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
