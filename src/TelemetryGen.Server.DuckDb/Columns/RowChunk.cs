using DuckDB.NET.Native;
using TelemetryGen.Server.DuckDb.Tables;

namespace TelemetryGen.Server.DuckDb.Columns;

/// <summary>Rows on their way to a table: memory of DuckDB's own form, of no transaction.</summary>
internal sealed class RowChunk : IDisposable
{
    /// <summary>The rows that DuckDB has in a vector.</summary>
    public const int MaxRows = 2048;

    private readonly DuckDBDataChunk _chunk;
    private bool _isUsed;

    public RowChunk(TableTypes types)
    {
        _chunk = types.CreateChunk();
        Columns = [.. types.Columns.Select((c, i) => new VectorNode(NativeMethods.DataChunks.DuckDBDataChunkGetVector(_chunk, i), c.Type))];
    }

    public VectorNode[] Columns { get; }

    /// <summary>How many rows there are; those behind them do not count, whatever was written there.</summary>
    public int Count { get; set; }

    public int Room => MaxRows - Count;

    /// <summary>Takes all rows away.</summary>
    public void Clear()
    {
        if (_isUsed || Count > 0)
        {
            NativeMethods.DataChunks.DuckDBDataChunkReset(_chunk);
            foreach (var column in Columns)
            {
                column.Forget();
            }
        }

        (Count, _isUsed) = (0, false);
    }

    /// <summary>The same number in all rows.</summary>
    public unsafe void Fill(int column, long value)
    {
        _isUsed = true;
        new Span<long>(Columns[column].Data, Count).Fill(value);
    }

    /// <summary>Hands the rows to an appender, which copies them.</summary>
    /// <returns>False when it does not take them.</returns>
    public bool TryAppendTo(DuckDB.NET.Native.DuckDBAppender appender)
    {
        NativeMethods.DataChunks.DuckDBDataChunkSetSize(_chunk, (ulong)Count);
        return NativeMethods.Appender.DuckDBAppendDataChunk(appender, _chunk) == DuckDBState.Success;
    }

    public void Dispose() => _chunk.Dispose();
}
