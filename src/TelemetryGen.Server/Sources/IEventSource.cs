namespace TelemetryGen.Server;

/// <summary>
/// Where events come from. A source reads each partition in order and several in parallel, and notes how far it came only when the receiver
/// has answered.
/// </summary>
public interface IEventSource
{
    /// <summary>The source in words, for logs: no keys.</summary>
    string Description { get; }

    /// <summary>Reads until it is stopped, or, when the source has an end, until that.</summary>
    /// <param name="receiver">Takes what is read.</param>
    /// <param name="stopping">Asks to stop: what is with the receiver is waited for, and noted.</param>
    Task ReadAsync(IEventReceiver receiver, CancellationToken stopping);
}
