namespace TelemetryGen.Server.Handlers;

/// <summary>A handler of all records of an event at once.</summary>
internal sealed class BatchStage<TRecord>(string name, IRecordBatchHandler<TRecord> handler, bool isObserver = false)
    : RecordStage<TRecord>(name, true, isObserver)
{
    public override ValueTask InvokeAsync(ReadOnlyMemory<TRecord> records, TelemetryContext context) =>
        handler.HandleAsync(records, context);
}
