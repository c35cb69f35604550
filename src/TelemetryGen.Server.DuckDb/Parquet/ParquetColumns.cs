using TelemetryGen.Server.DuckDb.Database;
using TelemetryGen.Server.DuckDb.Tables;

namespace TelemetryGen.Server.DuckDb.Parquet;

/// <summary>
/// The columns of a table as Parquet files have them. INTERVAL has no place there: Parquet's own counts whole milliseconds and none below
/// zero, so that spans of time are microseconds in a BIGINT. The number of the lot is no business of readers.
/// </summary>
internal static class ParquetColumns
{
    public static string Select(IEnumerable<NamedType> columns) => string.Join(", ", columns
        .Where(c => c.Name != RecordTable.Lot)
        .Select(c => $"{Convert(Sql.Name(c.Name), c.Type, 0)} AS {Sql.Name(c.Name)}"));

    private static string Convert(string value, ColumnType type, int depth) => !HasInterval(type) ? value : type switch
    {
        ListType list => $"list_transform({value}, lambda x{depth}: {Convert($"x{depth}", list.Item, depth + 1)})",
        StructType inside =>
            $"CASE WHEN {value} IS NULL THEN NULL "
                + $"ELSE struct_pack({string.Join(", ", inside.Fields.Select(f => Field(value, f, depth)))}) END",
        _ => $"epoch_us({value})",
    };

    private static string Field(string value, NamedType field, int depth) =>
        $"{Sql.Name(field.Name)} := {Convert($"{value}.{Sql.Name(field.Name)}", field.Type, depth)}";

    private static bool HasInterval(ColumnType type) => type switch
    {
        ListType list => HasInterval(list.Item),
        StructType inside => inside.Fields.Any(f => HasInterval(f.Type)),
        ScalarType scalar => scalar.Name == "INTERVAL",
        _ => false,
    };
}
