namespace TelemetryGen.Server.DuckDb.Columns;

/// <summary>Reads one value of an owner: compiled once for each column.</summary>
internal delegate TValue Getter<TOwner, TValue>(ref TOwner owner);

/// <summary>Writes a value of each owner into a column.</summary>
/// <typeparam name="TOwner">A record, a record inside of one, or an item of a list.</typeparam>
internal abstract class ColumnWriter<TOwner>
{
    /// <summary>Writes the values of owners into as many rows.</summary>
    /// <param name="owners">What has the values.</param>
    /// <param name="column">Where to.</param>
    /// <param name="row">The first row.</param>
    public abstract void Write(Span<TOwner> owners, VectorNode column, int row);
}

/// <summary>A column that a table has and the record has not: a field that was removed, or one that somebody added.</summary>
internal sealed class NullColumn<TOwner> : ColumnWriter<TOwner>
{
    public override void Write(Span<TOwner> owners, VectorNode column, int row)
    {
        for (var i = 0; i < owners.Length; i++)
        {
            column.SetNull(row + i);
        }
    }
}
