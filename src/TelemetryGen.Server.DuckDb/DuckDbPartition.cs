using DuckDB.NET.Data;
using TelemetryGen.Server.DuckDb.Columns;
using TelemetryGen.Server.DuckDb.Database;
using System.Runtime.InteropServices;

namespace TelemetryGen.Server.DuckDb;

/// <summary>The records of one partition: into chunks as they come, and from there into the file all at once.</summary>
internal sealed class DuckDbPartition(DuckDbStore store, string partitionId, Position? stored) : IRecordPartitionOutput
{
    private readonly Dictionary<int, PendingRows> _pending = [];
    private Position? _stored = stored;
    private Position? _next;
    private long? _tried;

    public void Add<TRecord>(TelemetryContext context, ReadOnlySpan<TRecord> records, ReadOnlySpan<int> places)
        where TRecord : IBatchRow<TRecord>
    {
        if (IsStored(context.Event))
        {
            return;
        }

        if (!_pending.TryGetValue(TRecord.TemplateId, out var rows))
        {
            _pending[TRecord.TemplateId] = rows = store.GetTable(TRecord.TemplateId).CreatePending();
        }

        // Read alone; a getter takes its owner by reference so that it is not copied.
        var owners = MemoryMarshal.CreateSpan(ref MemoryMarshal.GetReference(records), records.Length);
        ((PendingRows<TRecord>)rows).Add(context, owners, places);
        var latest = Math.Max(Stored.Moment(context.Event.EnqueuedTime), (_next ?? _stored)?.EnqueuedTime ?? long.MinValue);
        _next = new(context.Event.SequenceNumber, latest, 0);
    }

    public void Add(TelemetryContext context, ReadOnlySpan<int> records) =>
        throw new NotSupportedException("The pipeline hands records to this output as types.");

    public ValueTask FlushAsync(CancellationToken cancellationToken) =>
        _next is null ? ValueTask.CompletedTask : StoreAsync(cancellationToken);

    private async ValueTask StoreAsync(CancellationToken cancellationToken)
    {
        await store.WriteAsync(StoreAll, cancellationToken);
        foreach (var rows in _pending.Values)
        {
            rows.Clear();
        }

        (_stored, _next, _tried) = (_next, null, null);
    }

    private void StoreAll(DuckDBConnection connection)
    {
        // What was tried and failed may be there all the same: when the error came after the commit.
        if (_tried is { } tried && Positions.Find(connection, store.Source, partitionId) is { } last && last.Lot == tried)
        {
            return;
        }

        var lot = store.NextLot(connection);
        _tried = lot;
        connection.InTransaction(() =>
        {
            foreach (var rows in _pending.Values)
            {
                if (!rows.IsEmpty)
                {
                    rows.Table.Append(connection, rows.Chunks, lot);
                }
            }

            Positions.Set(connection, store.Source, partitionId, _next!.Value with { Lot = lot });
        });
    }

    // An event that is newer than all that are stored, and has a number that one of them had: numbers began anew.
    private bool IsStored(in TelemetryEvent e)
    {
        if (_stored is not { } last || e.SequenceNumber > last.SequenceNumber)
        {
            return false;
        }

        if (Stored.Moment(e.EnqueuedTime) <= last.EnqueuedTime)
        {
            return true;
        }

        DuckDbLog.NumberedAnew(store.Logger, partitionId, e.SequenceNumber, last.SequenceNumber, store.File.Path);
        _stored = null;
        return false;
    }
}
