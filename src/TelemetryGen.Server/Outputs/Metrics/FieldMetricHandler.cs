namespace TelemetryGen.Server.Outputs.Metrics;

/// <summary>Measures the records of one kind.</summary>
internal sealed class FieldMetricHandler<TRecord> : IRecordBatchHandler<TRecord>
    where TRecord : IBatchRow<TRecord>
{
    private readonly FieldInstrument[] _instruments;
    private readonly SenderTable _senders;

    /// <param name="instruments">One for each metric of the record.</param>
    /// <param name="senders">What is known of each sender.</param>
    public FieldMetricHandler(FieldInstrument[] instruments, SenderTable senders)
    {
        (_instruments, _senders) = (instruments, senders);
        for (var i = 0; i < instruments.Length; i++)
        {
            instruments[i].Observe(senders, i);
        }
    }

    public ValueTask HandleAsync(ReadOnlyMemory<TRecord> records, TelemetryContext context)
    {
        if (_senders.Find(context.Sender) is { } sender)
        {
            Measure(records.Span, sender, context);
        }

        return ValueTask.CompletedTask;
    }

    // What is older than the sender's last record came again, from its queue or from the dead letters: of a gauge and of a running total
    // only the newest counts.
    private void Measure(ReadOnlySpan<TRecord> records, SenderValues sender, TelemetryContext context)
    {
        Span<double> values = stackalloc double[_instruments.Length];
        foreach (ref readonly var record in records)
        {
            TRecord.ReadMetrics(in record, values);
            var isNewest = sender.TrySetTime(context.GetTime(in record));
            for (var i = 0; i < values.Length; i++)
            {
                if (!double.IsNaN(values[i]))
                {
                    _instruments[i].Record(sender, i, values[i], isNewest);
                }
            }
        }
    }
}
