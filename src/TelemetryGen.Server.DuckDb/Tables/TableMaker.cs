using DuckDB.NET.Data;
using Microsoft.Extensions.Logging;
using TelemetryGen.Server.DuckDb.Database;

namespace TelemetryGen.Server.DuckDb.Tables;

/// <summary>Makes tables, and brings those that are there to what records are now: columns come, none goes, none changes.</summary>
internal sealed class TableMaker(DuckDBConnection connection, string file, ILogger logger)
{
    /// <exception cref="TelemetryServerException">A column has another type than the record has now.</exception>
    public TableTypes Make(RecordTable table)
    {
        var name = Sql.Name(table.Name);
        var isNew = connection.Query(
            "SELECT 1 FROM duckdb_tables() WHERE database_name = current_database() AND schema_name = current_schema() "
                + "AND lower(table_name) = lower($1)", row => row.GetInt32(0), table.Name).Count == 0;
        if (isNew)
        {
            connection.Execute(
                $"CREATE TABLE {name} ({string.Join(", ", table.Columns.Select(c => $"{Sql.Name(c.Name)} {c.Type.Sql}"))})");
            DuckDbLog.TableChanged(logger, table.Name, file, "made");
        }
        else
        {
            Grow(table.Name, name, table.Columns, TableTypes.Read(connection, table.Name).Columns, "");
        }

        Comment(table, name);
        return TableTypes.Read(connection, table.Name);
    }

    private void Grow(string table, string path, IReadOnlyList<NamedType> wanted, IReadOnlyList<NamedType> present, string above)
    {
        foreach (var column in wanted)
        {
            var place = NamedType.IndexOf(present, column.Name);
            if (place < 0)
            {
                var added = above + Sql.Name(column.Name);
                connection.Execute($"ALTER TABLE {Sql.Name(table)} ADD COLUMN {added} {column.Type.Sql}");
                DuckDbLog.TableChanged(logger, table, file, $"column {added} {column.Type.Sql} added");
                continue;
            }

            Grow(table, path, column.Type, present[place].Type, above + Sql.Name(present[place].Name));
        }
    }

    private void Grow(string table, string path, ColumnType wanted, ColumnType present, string place)
    {
        switch (wanted, present)
        {
            case (StructType own, StructType there):
                Grow(table, path, own.Fields, there.Fields, place + ".");
                break;
            case (ListType own, ListType there):
                Grow(table, path, own.Item, there.Item, place + ".element");
                break;
            case (ScalarType own, ScalarType there) when own == there:
                break;
            default:
                throw new TelemetryServerException(
                    $"Column {place} of table {table} in {file} is {present.Sql}; the record has {wanted.Sql} now. Nothing was changed. "
                        + "With the server stopped, either change it, when each value fits: "
                        + $"ALTER TABLE {path} ALTER {place} TYPE {wanted.Sql}; "
                        + "or keep it under another name, for a new column: "
                        + $"ALTER TABLE {path} RENAME {place} TO …;");
        }
    }

    private void Comment(RecordTable table, string name)
    {
        connection.Execute($"COMMENT ON TABLE {name} IS {Sql.Text(table.Comment)}");
        var present = connection.Query(
            "SELECT column_name, coalesce(comment, '') FROM duckdb_columns() WHERE database_name = current_database() "
                + "AND schema_name = current_schema() AND table_name = $1", row => (Name: row.GetString(0), Comment: row.GetString(1)),
            table.Name).ToDictionary(c => c.Name, c => c.Comment, StringComparer.OrdinalIgnoreCase);
        foreach (var (column, comment) in table.Comments.Where(c => present[c.Column] != c.Comment))
        {
            connection.Execute($"COMMENT ON COLUMN {name}.{Sql.Name(column)} IS {Sql.Text(comment)}");
        }
    }
}
