namespace TelemetryGen.Server;

/// <summary>Handles the records of one kind, all of an event at once.</summary>
/// <typeparam name="TRecord">The record.</typeparam>
public interface IRecordBatchHandler<TRecord>
{
    /// <summary>
    /// The records of one event that are no duplicates, at least one. An exception is an attempt that failed: all of them come again a few
    /// times (<see cref="TelemetryOptions.Attempts"/>), and then the event goes to the dead letters.
    /// </summary>
    /// <param name="records">The records, in the order in which they were sent; valid during the call.</param>
    /// <param name="context">Where they came from; valid during the call.</param>
    ValueTask HandleAsync(ReadOnlyMemory<TRecord> records, TelemetryContext context);
}
