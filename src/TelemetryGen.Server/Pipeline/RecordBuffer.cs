using System.Runtime.CompilerServices;

namespace TelemetryGen.Server.Pipeline;

/// <summary>The records of the event that a partition is at, in one array that serves all its events.</summary>
/// <param name="schemaVersion">The newest schema version that is known here.</param>
internal sealed class RecordBuffer<TRecord>(int schemaVersion)
    where TRecord : IBatchRow<TRecord>
{
    /// <summary>A batch of more takes an array of its own, which is not kept.</summary>
    public const int MaxKept = 4096;

    private TRecord[] _records = [];

    /// <summary>How many records there are.</summary>
    public int Count { get; private set; }

    public Span<TRecord> Records => _records.AsSpan(0, Count);

    public ReadOnlyMemory<TRecord> All => _records.AsMemory(0, Count);

    public ReadOnlyMemory<TRecord> One(int index) => _records.AsMemory(index, 1);

    /// <summary>Reads all records of an event, or none.</summary>
    public bool TryRead(ReadOnlySpan<byte> body, bool isBatch, out TelemetryError error) =>
        isBatch ? TryReadBatch(body, out error) : TryReadMessage(body, out error);

    /// <summary>Only these stay.</summary>
    /// <param name="rows">Which ones, in rising order.</param>
    public void Keep(ReadOnlySpan<int> rows)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            _records[i] = _records[rows[i]];
        }

        Count = rows.Length;
    }

    /// <summary>Lets go of what the records hold.</summary>
    public void Clear()
    {
        if (RuntimeHelpers.IsReferenceOrContainsReferences<TRecord>())
        {
            _records.AsSpan().Clear();
        }

        Count = 0;
        if (_records.Length > MaxKept)
        {
            _records = [];
        }
    }

    private bool TryReadMessage(ReadOnlySpan<byte> body, out TelemetryError error)
    {
        Reserve(1);
        if (!TRecord.TryRead(body, out _records[0]!, out var bytesRead, out error)
            || !MessageHeader.TryEnd(body, bytesRead, schemaVersion, TRecord.Name, out error))
        {
            return false;
        }

        Count = 1;
        return true;
    }

    private bool TryReadBatch(ReadOnlySpan<byte> body, out TelemetryError error)
    {
        if (!Batch<TRecord>.TryRead(body, out var batch, out error))
        {
            return false;
        }

        Reserve(batch.Count);
        Count = batch.Count;
        batch.CopyTo(_records);
        return true;
    }

    private void Reserve(int count)
    {
        if (_records.Length < count)
        {
            _records = new TRecord[count];
        }
    }
}
