namespace TelemetryGen.Server;

/// <summary>Takes the records of all kinds of a schema: a store, a forwarder.</summary>
public interface IRecordOutput
{
    /// <summary>The handler of one kind of records; null when the output has no use for it. Asked once for each kind at the
    /// start.</summary>
    /// <typeparam name="TRecord">The kind.</typeparam>
    IRecordBatchHandler<TRecord>? CreateHandler<TRecord>()
        where TRecord : IBatchRow<TRecord>;
}
