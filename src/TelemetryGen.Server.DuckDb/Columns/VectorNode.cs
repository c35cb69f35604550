using DuckDB.NET.Native;
using TelemetryGen.Server.DuckDb.Tables;

namespace TelemetryGen.Server.DuckDb.Columns;

/// <summary>A column of a chunk, or what a list or struct has inside: where its values lie.</summary>
internal sealed unsafe class VectorNode
{
    private readonly nint _vector;
    private readonly bool _isStruct;
    private void* _data;
    private ulong* _validity;

    public VectorNode(nint vector, ColumnType type)
    {
        _vector = vector;
        _isStruct = type is StructType;
        Children = type switch
        {
            StructType of => [.. of.Fields.Select((f, i) =>
                new VectorNode(NativeMethods.Vectors.DuckDBStructVectorGetChild(vector, i), f.Type))],
            ListType of => [new VectorNode(NativeMethods.Vectors.DuckDBListVectorGetChild(vector), of.Item)],
            _ => [],
        };
    }

    /// <summary>The fields of a struct, the items of a list.</summary>
    public VectorNode[] Children { get; }

    /// <summary>The values, as the column's type has them.</summary>
    public void* Data
    {
        get
        {
            if (_data is null)
            {
                _data = NativeMethods.Vectors.DuckDBVectorGetData(_vector);
            }

            return _data;
        }
    }

    /// <summary>Forgets where values lie: after the chunk was emptied, or a list got more room.</summary>
    public void Forget()
    {
        _data = null;
        _validity = null;
        foreach (var child in Children)
        {
            child.Forget();
        }
    }

    /// <summary>Makes a value null, and what a struct has inside with it.</summary>
    public void SetNull(int row)
    {
        if (_validity is null)
        {
            NativeMethods.Vectors.DuckDBVectorEnsureValidityWritable(_vector);
            _validity = NativeMethods.Vectors.DuckDBVectorGetValidity(_vector);
        }

        _validity[row >> 6] &= ~(1UL << (row & 63));
        if (_isStruct)
        {
            foreach (var child in Children)
            {
                child.SetNull(row);
            }
        }
    }

    /// <summary>A text or bytes, which are copied.</summary>
    public void SetBytes(int row, ReadOnlySpan<byte> bytes)
    {
        fixed (byte* first = bytes)
        {
            // Not looked at for wrong UTF-8 again: texts come from .NET's own encoder.
            NativeMethods.Vectors.DuckDBUnsafeVectorAssignStringElementLength(_vector, (ulong)row, first, bytes.Length);
        }
    }

    /// <summary>Makes a list of so many items.</summary>
    /// <returns>The place of the first among the items of all rows.</returns>
    public int SetList(int row, int count)
    {
        var first = (ulong)NativeMethods.Vectors.DuckDBListVectorGetSize(_vector);
        if (count > 0)
        {
            var end = first + (ulong)count;
            if (NativeMethods.Vectors.DuckDBListVectorReserve(_vector, end) != DuckDBState.Success
                || NativeMethods.Vectors.DuckDBListVectorSetSize(_vector, end) != DuckDBState.Success)
            {
                throw new TelemetryServerException($"DuckDB has no room for a list of {count} items.");
            }

            Children[0].Forget();
        }

        var lists = (ulong*)Data;
        lists[row * 2] = first;
        lists[(row * 2) + 1] = (ulong)count;
        return checked((int)first);
    }
}
