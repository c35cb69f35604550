namespace TelemetryGen.Server;

/// <summary>Handles the records of one kind. A new one is made for each event, in a scope of its own.</summary>
/// <typeparam name="TRecord">The record.</typeparam>
public interface IRecordHandler<TRecord>
{
    /// <summary>
    /// One record. An exception is an attempt that failed: the record comes again a few times
    /// (<see cref="TelemetryOptions.Attempts"/>), and then its event goes to the dead letters.
    /// </summary>
    /// <param name="record">The record.</param>
    /// <param name="context">Where it came from; valid during the call.</param>
    ValueTask HandleAsync(TRecord record, TelemetryContext context);
}
