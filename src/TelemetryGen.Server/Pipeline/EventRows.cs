using TelemetryGen.Server.Handlers;

namespace TelemetryGen.Server.Pipeline;

/// <summary>The records of the event that a partition is at, in the forms that handlers take: one by one, as columns, or both.</summary>
/// <param name="records">Records one by one; null when nobody takes them so.</param>
/// <param name="columns">A handler that takes columns; null when there is none.</param>
/// <param name="numbers">The sequence numbers of records; null when they have none.</param>
internal sealed class EventRows<TRecord>(RecordBuffer<TRecord>? records, ColumnStage? columns, SequenceNumbers<TRecord>? numbers)
    where TRecord : IBatchRow<TRecord>
{
    private IColumnBatch? _columns = columns?.MakeColumns();
    private int[] _places = [];

    /// <summary>How many records there are.</summary>
    public int Count { get; private set; }

    /// <summary>Where in the event each of them stands, from 0.</summary>
    public ReadOnlySpan<int> Places => _places.AsSpan(0, Count);

    /// <summary>The records one by one.</summary>
    public RecordBuffer<TRecord> Records =>
        records ?? throw new InvalidOperationException($"Nobody was said to take {TRecord.Name} one by one.");

    /// <summary>The records as columns.</summary>
    public IColumnBatch Columns => _columns ?? throw new InvalidOperationException($"Nobody was said to take columns of {TRecord.Name}.");

    /// <summary>Reads all records of an event, or none.</summary>
    public bool TryRead(ReadOnlySpan<byte> body, bool isBatch, out TelemetryError error)
    {
        error = default;
        if ((records is not null && !records.TryRead(body, isBatch, out error))
            || (_columns is not null && !_columns.TryRead(body, out error)))
        {
            return false;
        }

        Count = records?.Count ?? Columns.Count;
        Number();
        return true;
    }

    /// <summary>The number that its sender gave a record.</summary>
    public ulong GetNumber(int row) => records is null ? Columns.GetSequenceNumber(row) : numbers!.Of(records.Records[row]);

    /// <summary>Only these stay.</summary>
    /// <param name="rows">Which ones, in rising order.</param>
    public void Keep(ReadOnlySpan<int> rows)
    {
        rows.CopyTo(_places);
        Count = rows.Length;
        records?.Keep(Places);
        _columns?.Keep(Places);
    }

    /// <summary>Lets go of what the records hold, and of what only an unusually long batch needs.</summary>
    public void Clear()
    {
        records?.Clear();
        if (Count > RecordBuffer<TRecord>.MaxKept)
        {
            _columns = columns?.MakeColumns();
            _places = [];
        }

        Count = 0;
    }

    private void Number()
    {
        if (_places.Length < Count)
        {
            _places = new int[Count];
        }

        for (var i = 0; i < Count; i++)
        {
            _places[i] = i;
        }
    }
}
