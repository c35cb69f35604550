namespace TelemetryGen.Server.Fleet;

/// <summary>Looks at the records of one kind.</summary>
internal sealed class FleetHandler<TRecord>(FleetOutput fleet) : IRecordBatchHandler<TRecord>
    where TRecord : IBatchRow<TRecord>
{
    private readonly string[] _names = [.. TRecord.GetMetrics().Select(m => m.Name)];

    public ValueTask HandleAsync(ReadOnlyMemory<TRecord> records, TelemetryContext context)
    {
        if (context.Sender.Length > 0)
        {
            Note(fleet.Find(context.Event.PartitionId), records.Span, context);
        }

        return ValueTask.CompletedTask;
    }

    // Of several records in an event the newest is at the end.
    private void Note(FleetPartition partition, ReadOnlySpan<TRecord> records, TelemetryContext context)
    {
        Span<double> values = stackalloc double[_names.Length];
        TRecord.ReadMetrics(in records[^1], values);
        DateTimeOffset? newest = null;
        foreach (ref readonly var record in records)
        {
            newest = TRecord.GetTime(in record) is { } time && (newest is null || time > newest) ? time : newest;
        }

        partition.Note(context.Sender, context.Event.EnqueuedTime, context.Version, records.Length, newest, _names, values);
    }
}
