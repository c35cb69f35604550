namespace TelemetryGen.Server.Handlers;

/// <summary>A method without a wait.</summary>
internal sealed class ActionStage<TRecord>(string name, Action<TRecord, TelemetryContext> handler) : RecordStage<TRecord>(name, false)
{
    public override ValueTask InvokeAsync(ReadOnlyMemory<TRecord> records, TelemetryContext context)
    {
        handler(records.Span[0], context);
        return ValueTask.CompletedTask;
    }
}
