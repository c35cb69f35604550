namespace TelemetryGen.Server.DuckDb.Columns;

/// <summary>Values of one width: numbers, booleans, moments, GUIDs.</summary>
/// <param name="get">The value as the column has it.</param>
internal sealed unsafe class NumberColumn<TOwner, TStored>(Getter<TOwner, TStored> get) : ColumnWriter<TOwner>
    where TStored : unmanaged
{
    public override void Write(Span<TOwner> owners, VectorNode column, int row)
    {
        var values = new Span<TStored>((TStored*)column.Data + row, owners.Length);
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = get(ref owners[i]);
        }
    }
}

/// <summary>The same where a value may be null.</summary>
/// <param name="isNull">It is.</param>
/// <param name="get">The value as the column has it, when it is not.</param>
internal sealed unsafe class NullableNumberColumn<TOwner, TStored>(Getter<TOwner, bool> isNull, Getter<TOwner, TStored> get)
    : ColumnWriter<TOwner>
    where TStored : unmanaged
{
    public override void Write(Span<TOwner> owners, VectorNode column, int row)
    {
        var values = (TStored*)column.Data + row;
        for (var i = 0; i < owners.Length; i++)
        {
            if (isNull(ref owners[i]))
            {
                column.SetNull(row + i);
            }
            else
            {
                values[i] = get(ref owners[i]);
            }
        }
    }
}
