using System.Buffers;
using System.Text;

namespace TelemetryGen.Server.DuckDb.Columns;

/// <summary>Texts, as UTF-8.</summary>
internal sealed class TextColumn<TOwner>(Getter<TOwner, string?> get) : ColumnWriter<TOwner>
{
    public override void Write(Span<TOwner> owners, VectorNode column, int row)
    {
        for (var i = 0; i < owners.Length; i++)
        {
            if (get(ref owners[i]) is { } text)
            {
                Utf8.Write(text, column, row + i);
            }
            else
            {
                column.SetNull(row + i);
            }
        }
    }
}

/// <summary>Bytes as they are.</summary>
internal sealed class BytesColumn<TOwner>(Getter<TOwner, byte[]?> get) : ColumnWriter<TOwner>
{
    public override void Write(Span<TOwner> owners, VectorNode column, int row)
    {
        for (var i = 0; i < owners.Length; i++)
        {
            if (get(ref owners[i]) is { } bytes)
            {
                column.SetBytes(row + i, bytes);
            }
            else
            {
                column.SetNull(row + i);
            }
        }
    }
}

/// <summary>A text into a column.</summary>
internal static class Utf8
{
    private const int MaxOnStack = 384;

    public static void Write(string text, VectorNode column, int row)
    {
        if (text.Length <= MaxOnStack / 3)
        {
            Span<byte> bytes = stackalloc byte[MaxOnStack];
            column.SetBytes(row, bytes[..Encoding.UTF8.GetBytes(text, bytes)]);
            return;
        }

        var rented = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        column.SetBytes(row, rented.AsSpan(0, Encoding.UTF8.GetBytes(text, rented)));
        ArrayPool<byte>.Shared.Return(rented);
    }
}
