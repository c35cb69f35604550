using System.Collections.Concurrent;
using DuckDB.NET.Data;
using DuckDB.NET.Native;
using TelemetryGen.Schema;
using TelemetryGen.Server.DuckDb.Columns;
using TelemetryGen.Server.DuckDb.Tables;

namespace TelemetryGen.Server.DuckDb;

/// <summary>A kind of records and its table.</summary>
internal abstract class StoredTable(RecordTable wanted)
{
    // Partitions take chunks in turn; more are given back to the system.
    private const int MaxKept = 64;

    private readonly ConcurrentBag<RowChunk> _free = [];
    private int _kept;

    public RecordTable Wanted => wanted;

    public string Name => wanted.Name;

    /// <summary>As the file has it, once it is made.</summary>
    public TableTypes Types { get; private set; } = null!;

    /// <summary>The place of the column that says with which lot a row came.</summary>
    public int LotColumn { get; private set; }

    /// <summary>Makes the table, or what it lacks.</summary>
    public void Make(TableMaker maker)
    {
        Types = maker.Make(wanted);
        LotColumn = NamedType.IndexOf(Types.Columns, RecordTable.Lot);
    }

    /// <summary>What a partition has of this kind; null before its first record.</summary>
    public abstract PendingRows CreatePending();

    public RowChunk Rent()
    {
        if (_free.TryTake(out var chunk))
        {
            Interlocked.Decrement(ref _kept);
            return chunk;
        }

        return new(Types);
    }

    public void Return(RowChunk chunk)
    {
        if (Interlocked.Increment(ref _kept) > MaxKept)
        {
            Interlocked.Decrement(ref _kept);
            chunk.Dispose();
            return;
        }

        chunk.Clear();
        _free.Add(chunk);
    }

    /// <summary>Appends chunks inside of a transaction.</summary>
    /// <exception cref="InvalidOperationException">DuckDB does not take them; nothing of them is left with it.</exception>
    public void Append(DuckDBConnection connection, IEnumerable<RowChunk> chunks, long lot)
    {
        using var appender = TableTypes.CreateAppender(connection, Name);
        foreach (var chunk in chunks)
        {
            chunk.Fill(LotColumn, lot);
            if (!chunk.TryAppendTo(appender))
            {
                Fail(appender);
            }
        }

        if (NativeMethods.Appender.DuckDBAppenderClose(appender) != DuckDBState.Success)
        {
            Fail(appender);
        }
    }

    // An appender that is disposed of appends what it still has: that must be none.
    private void Fail(DuckDB.NET.Native.DuckDBAppender appender)
    {
        using var error = NativeMethods.Appender.DuckDBAppenderErrorData(appender);
        var message = NativeMethods.ErrorData.DuckDBErrorDataMessage(error);
        NativeMethods.Appender.DuckDBAppenderClear(appender);
        throw new InvalidOperationException($"Table {Name} does not take rows: {message}");
    }
}

/// <inheritdoc/>
internal sealed class StoredTable<TRecord>(RecordTable wanted, SchemaSpec schema, MessageSpec message) : StoredTable(wanted)
{
    private ColumnWriter<TRecord>[]? _fields;

    public override PendingRows CreatePending() => new PendingRows<TRecord>(this,
        _fields ??= new ColumnFactory(schema).Create<TRecord>(message, Types.Columns));
}
