namespace TelemetryGen.Server.Handlers;

/// <summary>A handler of all records of an event at once.</summary>
internal sealed class BatchStage<TRecord>(string name, IRecordBatchHandler<TRecord> handler) : RecordStage<TRecord>(name, true)
{
    public override ValueTask InvokeAsync(ReadOnlyMemory<TRecord> records, TelemetryContext context) =>
        handler.HandleAsync(records, context);
}
