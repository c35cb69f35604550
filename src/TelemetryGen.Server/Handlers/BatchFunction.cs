namespace TelemetryGen.Server.Handlers;

/// <summary>A method that takes all records of an event at once.</summary>
internal sealed class BatchFunction<TRecord>(Func<ReadOnlyMemory<TRecord>, TelemetryContext, Task> handler) : IRecordBatchHandler<TRecord>
{
    public ValueTask HandleAsync(ReadOnlyMemory<TRecord> records, TelemetryContext context) => new(handler(records, context));
}
