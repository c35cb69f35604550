using System.Runtime.InteropServices;

namespace TelemetryGen.Server.DuckDb.Columns;

/// <summary>Lists of numbers or of records.</summary>
/// <param name="get">The list; null is null.</param>
/// <param name="item">Writes the items.</param>
internal sealed class ListColumn<TOwner, TItem>(Getter<TOwner, IReadOnlyList<TItem>?> get, ColumnWriter<TItem> item) : ColumnWriter<TOwner>
{
    public override void Write(Span<TOwner> owners, VectorNode column, int row)
    {
        for (var i = 0; i < owners.Length; i++)
        {
            var items = get(ref owners[i]);
            var first = column.SetList(row + i, items?.Count ?? 0);
            if (items is null)
            {
                column.SetNull(row + i);
            }
            else if (items.Count > 0)
            {
                item.Write(AsSpan(items), column.Children[0], first);
            }
        }
    }

    private static Span<TItem> AsSpan(IReadOnlyList<TItem> items) => items switch
    {
        TItem[] array => array,
        List<TItem> list => CollectionsMarshal.AsSpan(list),
        _ => items.ToArray(),
    };
}

/// <summary>Numbers of an array, which are already as the column has them.</summary>
internal sealed unsafe class CopiedNumbers<TItem> : ColumnWriter<TItem>
    where TItem : unmanaged
{
    public override void Write(Span<TItem> owners, VectorNode column, int row) =>
        owners.CopyTo(new Span<TItem>((TItem*)column.Data + row, owners.Length));
}

/// <summary>A record inside of others.</summary>
/// <param name="isNull">It is null; null when it never is.</param>
/// <param name="get">It, when it is not null.</param>
/// <param name="fields">Write its fields, in the order of the column's.</param>
internal sealed class StructColumn<TOwner, TInside>(
    Getter<TOwner, bool>? isNull, Getter<TOwner, TInside> get, ColumnWriter<TInside>[] fields)
    : ColumnWriter<TOwner>
{
    public override void Write(Span<TOwner> owners, VectorNode column, int row)
    {
        for (var i = 0; i < owners.Length; i++)
        {
            if (isNull is not null && isNull(ref owners[i]))
            {
                column.SetNull(row + i);
                continue;
            }

            var inside = get(ref owners[i]);
            for (var field = 0; field < fields.Length; field++)
            {
                fields[field].Write(new Span<TInside>(ref inside), column.Children[field], row + i);
            }
        }
    }
}
