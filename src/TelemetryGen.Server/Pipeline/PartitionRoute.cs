namespace TelemetryGen.Server.Pipeline;

/// <summary>The way of one kind of records through one partition.</summary>
/// <param name="name">The record's name.</param>
/// <param name="isHandled">There is a handler.</param>
internal abstract class PartitionRoute(string name, bool isHandled)
{
    public string Name { get; } = name;

    public bool IsHandled { get; } = isHandled;

    /// <summary>Reads an event and hands its records to their handlers.</summary>
    /// <param name="context">The event.</param>
    /// <param name="isBatch">It is a batch, not a message.</param>
    /// <returns>What became of it.</returns>
    /// <exception cref="OperationCanceledException">The server stops; the event has no outcome.</exception>
    public abstract ValueTask<EventResult> ProcessAsync(TelemetryContext context, bool isBatch);
}
