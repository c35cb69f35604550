using DuckDB.NET.Data;
using DuckDB.NET.Native;
using TelemetryGen.Server.DuckDb.Database;
using Appender = DuckDB.NET.Native.DuckDBAppender;

namespace TelemetryGen.Server.DuckDb.Tables;

/// <summary>The columns that a table has, as DuckDB's own types and as ours.</summary>
internal sealed class TableTypes
{
    private readonly DuckDBLogicalType[] _types;

    private TableTypes(DuckDBLogicalType[] types, IReadOnlyList<NamedType> columns) => (_types, Columns) = (types, columns);

    /// <summary>In the table's order.</summary>
    public IReadOnlyList<NamedType> Columns { get; }

    /// <summary>Room for rows of the table.</summary>
    public DuckDBDataChunk CreateChunk() => NativeMethods.DataChunks.DuckDBCreateDataChunk(
        Array.ConvertAll(_types, t => t.DangerousGetHandle()), (ulong)_types.Length);

    public static TableTypes Read(DuckDBConnection connection, string table)
    {
        var names = connection.Query(
            "SELECT column_name FROM duckdb_columns() WHERE database_name = current_database() AND schema_name = current_schema() "
                + "AND table_name = $1 ORDER BY column_index", row => row.GetString(0), table);
        using var appender = CreateAppender(connection, table);
        var types = new DuckDBLogicalType[NativeMethods.Appender.DuckDBAppenderColumnCount(appender)];
        for (var i = 0; i < types.Length; i++)
        {
            types[i] = NativeMethods.Appender.DuckDBAppenderColumnType(appender, (ulong)i);
        }

        return types.Length == names.Count
            ? new(types, [.. names.Select((name, i) => new NamedType(name, Convert(types[i])))])
            : throw new TelemetryServerException(
                $"Table {table} has {names.Count} columns, of which {types.Length} can be appended to. Take the generated ones away.");
    }

    public static Appender CreateAppender(DuckDBConnection connection, string table) =>
        NativeMethods.Appender.DuckDBAppenderCreate(connection.NativeConnection, null!, table, out var appender) == DuckDBState.Success
            ? appender
            : throw new TelemetryServerException($"Table {table} cannot be appended to: it is missing, or a view.");

    private static ColumnType Convert(DuckDBLogicalType type)
    {
        switch (NativeMethods.LogicalType.DuckDBGetTypeId(type))
        {
            case DuckDBType.List:
                using (var item = NativeMethods.LogicalType.DuckDBListTypeChildType(type))
                {
                    return new ListType(Convert(item));
                }

            case DuckDBType.Struct:
                var fields = new NamedType[NativeMethods.LogicalType.DuckDBStructTypeChildCount(type)];
                for (var i = 0; i < fields.Length; i++)
                {
                    using var field = NativeMethods.LogicalType.DuckDBStructTypeChildType(type, i);
                    fields[i] = new(NativeMethods.LogicalType.DuckDBStructTypeChildName(type, i), Convert(field));
                }

                return new StructType(fields);
            case DuckDBType.Decimal:
                return new ScalarType(FormattableString.Invariant(
                    $"DECIMAL({NativeMethods.LogicalType.DuckDBDecimalWidth(type)},{NativeMethods.LogicalType.DuckDBDecimalScale(type)})"));
            case var id:
                return new ScalarType(NameOf(id));
        }
    }

    private static string NameOf(DuckDBType type) => type switch
    {
        DuckDBType.UnsignedTinyInt => "UTINYINT",
        DuckDBType.UnsignedSmallInt => "USMALLINT",
        DuckDBType.UnsignedInteger => "UINTEGER",
        DuckDBType.UnsignedBigInt => "UBIGINT",
        DuckDBType.TimestampTz => "TIMESTAMP WITH TIME ZONE",
        _ => type.ToString().ToUpperInvariant(),
    };
}
