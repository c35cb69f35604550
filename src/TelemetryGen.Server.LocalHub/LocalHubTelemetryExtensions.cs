using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace TelemetryGen.Server;

/// <summary>Reads telemetry from a local hub in the same process.</summary>
public static class LocalHubTelemetryExtensions
{
    /// <summary>Reads from a hub that was started before.</summary>
    /// <param name="builder">What <c>AddTelemetry</c> gave.</param>
    /// <param name="hub">The hub.</param>
    /// <param name="hubName">One of its hubs.</param>
    /// <param name="configure">Changes how it is read.</param>
    public static TelemetryBuilder FromLocalHub(
        this TelemetryBuilder builder, LocalHub.LocalHub hub, string hubName, Action<LocalHubSourceOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(hub);
        return builder.FromLocalHub(_ => hub, hubName, configure);
    }

    /// <summary>Reads from a hub that is one of the program's services.</summary>
    /// <inheritdoc cref="FromLocalHub(TelemetryBuilder, LocalHub.LocalHub, string, Action{LocalHubSourceOptions})"/>
    public static TelemetryBuilder FromLocalHub(
        this TelemetryBuilder builder, Func<IServiceProvider, LocalHub.LocalHub> hub, string hubName,
        Action<LocalHubSourceOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(hub);
        ArgumentException.ThrowIfNullOrEmpty(hubName);
        var options = new LocalHubSourceOptions();
        configure?.Invoke(options);
        return builder
            .KeepStateInFile(options.CheckpointFile)
            .From(services => new LocalHubSource(
                hub(services), hubName, options, builder.GetStateStore(services),
                services.GetRequiredService<ILoggerFactory>().CreateLogger("TelemetryGen.Server.LocalHub"),
                services.GetRequiredService<TimeProvider>()));
    }
}
