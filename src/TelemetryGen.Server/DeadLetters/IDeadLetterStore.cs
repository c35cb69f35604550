namespace TelemetryGen.Server;

/// <summary>Where events go that could not be handled.</summary>
public interface IDeadLetterStore
{
    /// <summary>The store in words, for logs: no keys.</summary>
    string Description { get; }

    /// <summary>Stores one event durably. After an exception it is called again, for as long as the server runs: an event is not given up
    /// without a trace.</summary>
    /// <param name="letter">The event.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask WriteAsync(DeadLetter letter, CancellationToken cancellationToken);
}
