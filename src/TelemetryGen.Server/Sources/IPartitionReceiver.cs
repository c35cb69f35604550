namespace TelemetryGen.Server;

/// <summary>Takes the events of one partition, in their order, one call at a time.</summary>
public interface IPartitionReceiver : IAsyncDisposable
{
    /// <summary>
    /// Processes events until each has an outcome: handled, a duplicate, or stored as a dead letter. Nothing but a stop ends it earlier.
    /// </summary>
    /// <param name="events">The events; valid during the call.</param>
    /// <param name="stopping">The event at which it is when asked to stop is the last one.</param>
    /// <returns>How many of the events, from the first, have an outcome: fewer than all only after a stop. Only those may be noted as
    /// done.</returns>
    ValueTask<int> ReceiveAsync(ReadOnlyMemory<TelemetryEvent> events, CancellationToken stopping);
}
