namespace TelemetryGen.Server;

/// <summary>Takes alerts to where somebody sees them.</summary>
public interface IAlertSink
{
    /// <summary>Its name: what was not delivered is kept under it over a restart. One of a kind in a program.</summary>
    string Name { get; }

    /// <summary>
    /// Delivers one alert. An exception is an attempt that failed: it is tried again, with a growing pause, also after a restart. The same
    /// alert may come twice, with the same <see cref="Alert.Id"/>.
    /// </summary>
    /// <param name="alert">The alert.</param>
    /// <param name="cancellationToken">The server stops, or it has taken too long.</param>
    Task SendAsync(Alert alert, CancellationToken cancellationToken);
}
