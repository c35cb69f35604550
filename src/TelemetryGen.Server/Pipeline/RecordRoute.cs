namespace TelemetryGen.Server.Pipeline;

/// <summary>The way of one kind of records to its handlers; the same for all partitions.</summary>
internal abstract class RecordRoute
{
    /// <summary>The record's name.</summary>
    public abstract string Name { get; }

    /// <summary>Template id in the header of its messages.</summary>
    public abstract int TemplateId { get; }

    /// <summary>False when no handler takes it: its events are counted, and go to <see cref="TelemetryBuilder.HandleOther"/>.</summary>
    public abstract bool IsHandled { get; }

    /// <summary>The way through one partition, with buffers of its own.</summary>
    public abstract PartitionRoute Open(DuplicateFilter? duplicates, HandlerCall call, PartitionOutputs outputs, int schemaVersion);
}
