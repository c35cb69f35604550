namespace TelemetryGen.Server;

/// <summary>Takes the events of one partition, in their order, and hands them on when it is flushed. One call at a time. One that is
/// <see cref="IAsyncDisposable"/> is disposed when the partition is closed.</summary>
public interface IPartitionOutput
{
    /// <summary>Takes records of an event that handlers took; nothing leaves the process yet.</summary>
    /// <param name="context">The event; valid during the call.</param>
    /// <param name="records">The places of the records in the event, from 0: those that are no duplicates, at least one.</param>
    void Add(TelemetryContext context, ReadOnlySpan<int> records);

    /// <summary>
    /// Hands on all that was added. Called once a lot of events was handled, before a checkpoint may be set behind them. After an exception
    /// it is called again, for as long as the server runs, and goes on with what is left.
    /// </summary>
    /// <param name="cancellationToken">The server stops, and will not wait any longer.</param>
    ValueTask FlushAsync(CancellationToken cancellationToken);
}
