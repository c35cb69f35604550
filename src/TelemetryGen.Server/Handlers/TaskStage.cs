namespace TelemetryGen.Server.Handlers;

/// <summary>A method that is waited for.</summary>
internal sealed class TaskStage<TRecord>(string name, Func<TRecord, TelemetryContext, Task> handler) : RecordStage<TRecord>(name, false)
{
    public override ValueTask InvokeAsync(ReadOnlyMemory<TRecord> records, TelemetryContext context) =>
        new(handler(records.Span[0], context));
}
