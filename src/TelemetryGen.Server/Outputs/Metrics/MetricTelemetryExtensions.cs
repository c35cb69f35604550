using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TelemetryGen.Server.Outputs.Metrics;

namespace TelemetryGen.Server;

/// <summary>Adds metrics of fields.</summary>
public static class MetricTelemetryExtensions
{
    /// <summary>
    /// Makes instruments of the fields with <see cref="MetricAttribute"/>, in a meter that is called as the schema:
    /// <c>AddMeter("Acme.Greenhouse")</c> of OpenTelemetry takes them.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Changes what is the default.</param>
    public static TelemetryBuilder RecordMetrics(this TelemetryBuilder builder, Action<MetricOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var options = new MetricOptions();
        configure?.Invoke(options);
        options.ThrowIfInvalid();
        var schema = builder.Registration.SchemaName;
        return builder.AddOutput(services => new FieldMetricOutput(
            services.GetRequiredService<IMeterFactory>().Create(schema),
            options,
            services.GetRequiredService<ILoggerFactory>().CreateLogger("TelemetryGen.Server." + schema),
            services.GetRequiredService<TimeProvider>()));
    }
}
