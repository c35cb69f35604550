using TelemetryGen.Server.Handlers;

namespace TelemetryGen.Server.Pipeline;

/// <param name="stages">The handlers, in the order in which they were added.</param>
/// <param name="numbers">The sequence numbers of the records; null when they have none.</param>
/// <inheritdoc cref="RecordRoute"/>
internal sealed class TypedRoute<TRecord>(IReadOnlyList<RecordStage<TRecord>> stages, SequenceNumbers<TRecord>? numbers) : RecordRoute
    where TRecord : IBatchRow<TRecord>
{
    public override string Name => TRecord.Name;

    public override int TemplateId => TRecord.TemplateId;

    public override bool IsHandled => stages.Any(s => !s.IsObserver);

    public override PartitionRoute Open(DuplicateFilter? duplicates, HandlerCall call, PartitionOutputs outputs, int schemaVersion)
    {
        var filter = duplicates is not null && numbers is not null ? new EventDuplicates<TRecord>(duplicates, numbers) : null;
        return new TypedPartitionRoute<TRecord>(Name, new RecordBuffer<TRecord>(schemaVersion), [.. stages], filter, call, outputs);
    }
}
