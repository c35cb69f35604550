using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using TelemetryGen.Server.Fleet;

namespace TelemetryGen.Server;

/// <summary>Adds the view of the fleet.</summary>
public static class FleetTelemetryExtensions
{
    /// <summary>
    /// Keeps of each sender when it was last seen, the version of its firmware, how its clock goes and its last values. The service
    /// <see cref="TelemetryFleet"/> gives them.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Changes what is the default.</param>
    /// <exception cref="TelemetryServerException">An option is out of its range.</exception>
    public static TelemetryBuilder TrackFleet(this TelemetryBuilder builder, Action<FleetOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var options = new FleetOptions();
        configure?.Invoke(options);
        options.ThrowIfInvalid();
        builder.Services.TryAddSingleton<TelemetryFleet>();
        FleetOutput? output = null;
        FleetOutput Create(IServiceProvider services) => output ??= new FleetOutput(
            builder.Registration.SchemaName, options, services.GetRequiredService<TelemetryFleet>(), builder.GetStateStore(services),
            services.GetRequiredService<ILoggerFactory>().CreateLogger($"TelemetryGen.Server.{builder.Registration.SchemaName}.Fleet"),
            services.GetRequiredService<TimeProvider>());
        return builder.AddOutput(Create).AddEventOutput(Create);
    }
}
