using TelemetryGen.Server.Handlers;

namespace TelemetryGen.Server.Pipeline;

/// <param name="stages">The handlers, in the order in which they were added.</param>
/// <param name="numbers">The sequence numbers of the records; null when they have none.</param>
/// <inheritdoc cref="RecordRoute"/>
internal sealed class TypedRoute<TRecord>(IReadOnlyList<Stage> stages, SequenceNumbers<TRecord>? numbers) : RecordRoute
    where TRecord : IBatchRow<TRecord>
{
    public override string Name => TRecord.Name;

    public override int TemplateId => TRecord.TemplateId;

    public override bool IsHandled => stages.Any(s => !s.IsObserver);

    public override PartitionRoute Open(DuplicateFilter? duplicates, HandlerCall call, PartitionOutputs outputs, int schemaVersion)
    {
        var filter = duplicates is not null && numbers is not null ? new EventDuplicates<TRecord>(duplicates, numbers.Bits) : null;
        var columns = stages.OfType<ColumnStage>().FirstOrDefault();
        var isOneByOne = columns is null || stages.OfType<RecordStage<TRecord>>().Any() || !outputs.IsEmpty;
        var rows = new EventRows<TRecord>(isOneByOne ? new RecordBuffer<TRecord>(schemaVersion) : null, columns, numbers);
        return new TypedPartitionRoute<TRecord>(Name, rows, [.. stages], filter, call, outputs);
    }
}
