using Azure.Messaging.EventHubs.Primitives;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TelemetryGen.Server.Checkpoints;

namespace TelemetryGen.Server;

/// <summary>Reads telemetry from Event Hubs, or from the local hub by the same client.</summary>
public static class EventHubsTelemetryExtensions
{
    /// <summary>The section that is read of a configuration.</summary>
    public const string SectionName = "EventHubs";

    /// <summary>Reads from the hub that the section <see cref="SectionName"/> names.</summary>
    /// <param name="builder">What <c>AddTelemetry</c> gave.</param>
    /// <param name="configuration">The program's configuration, or the section itself; environment variables are
    /// <c>EventHubs__ConnectionString</c> and so on.</param>
    /// <param name="configure">Changes what the section says: a credential, a certificate.</param>
    public static TelemetryBuilder FromEventHubs(
        this TelemetryBuilder builder, IConfiguration configuration, Action<EventHubsSourceOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var section = configuration is IConfigurationSection { Key: SectionName } own ? own : configuration.GetSection(SectionName);
        return builder.FromEventHubs(options => section.BindTo(options, configure));
    }

    /// <summary>Reads from a hub. Checkpoints and state are kept in the blob container, else in the SQLite file, that the options
    /// name.</summary>
    public static TelemetryBuilder FromEventHubs(this TelemetryBuilder builder, Action<EventHubsSourceOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        EventHubsSourceOptions? made = null;
        EventHubsSourceOptions Options()
        {
            if (made is null)
            {
                var options = new EventHubsSourceOptions();
                configure(options);
                options.ThrowIfInvalid();
                made = options;
            }

            return made;
        }

        builder.Registration.State ??= services => Storage(Options(), services).State;
        return builder.From(services => new EventHubsSource(
            Options(), Storage(Options(), services).Checkpoints,
            services.GetRequiredService<ILoggerFactory>().CreateLogger("TelemetryGen.Server.EventHubs"),
            services.GetRequiredService<TimeProvider>()));
    }

    private static (CheckpointStore Checkpoints, ITelemetryStateStore State) Storage(
        EventHubsSourceOptions options, IServiceProvider services)
    {
        if (CheckpointContainers.Find(options) is { } container)
        {
            var (ns, hub) = EventHubsNames.Of(options);
            return (new BlobCheckpointStore(container), new BlobStateStore(container, ns, hub, options.ConsumerGroup));
        }

        var file = SqliteFile.Open(options.CheckpointFile, services);
        return (new SqliteCheckpointStore(file), new SqliteStateStore(file));
    }
}
