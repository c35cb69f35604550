using TelemetryGen.Server.DuckDb.Database;

namespace TelemetryGen.Server.DuckDb.Tables;

/// <summary>The type of a column.</summary>
internal abstract record ColumnType
{
    /// <summary>As SQL has it: <c>STRUCT("Latitude" DOUBLE)[]</c>.</summary>
    public abstract string Sql { get; }
}

/// <summary>One value: a number, a text, a moment.</summary>
internal sealed record ScalarType(string Name) : ColumnType
{
    public override string Sql => Name;
}

/// <summary>Any number of values.</summary>
internal sealed record ListType(ColumnType Item) : ColumnType
{
    public override string Sql => Item.Sql + "[]";
}

/// <summary>A record inside.</summary>
internal sealed record StructType(IReadOnlyList<NamedType> Fields) : ColumnType
{
    public override string Sql => $"STRUCT({string.Join(", ", Fields.Select(f => $"{Database.Sql.Name(f.Name)} {f.Type.Sql}"))})";
}

/// <summary>A column, or a field of a struct. Names differ by more than case.</summary>
internal sealed record NamedType(string Name, ColumnType Type)
{
    /// <summary>The place of a name; -1 for none.</summary>
    public static int IndexOf(IReadOnlyList<NamedType> types, string name)
    {
        for (var i = 0; i < types.Count; i++)
        {
            if (string.Equals(types[i].Name, name, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return -1;
    }
}
