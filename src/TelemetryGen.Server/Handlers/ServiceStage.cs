using Microsoft.Extensions.DependencyInjection;

namespace TelemetryGen.Server.Handlers;

/// <summary>A class, made in the scope of the event.</summary>
internal sealed class ServiceStage<TRecord, THandler>() : RecordStage<TRecord>(typeof(THandler).Name, false)
    where THandler : class, IRecordHandler<TRecord>
{
    public override ValueTask InvokeAsync(ReadOnlyMemory<TRecord> records, TelemetryContext context) =>
        context.Services.GetRequiredService<THandler>().HandleAsync(records.Span[0], context);
}
