using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TelemetryGen.Server.Kafka;

namespace TelemetryGen.Server;

/// <summary>Reads telemetry from Kafka, Redpanda, or Event Hubs by its Kafka endpoint.</summary>
public static class KafkaTelemetryExtensions
{
    /// <summary>The section that is read of a configuration.</summary>
    public const string SectionName = "Kafka";

    /// <summary>Reads from the topic that the section <see cref="SectionName"/> names.</summary>
    /// <param name="builder">What <c>AddTelemetry</c> gave.</param>
    /// <param name="configuration">The program's configuration, or the section itself; environment variables are
    /// <c>Kafka__BootstrapServers</c> and so on.</param>
    /// <param name="configure">Changes what the section says.</param>
    /// <exception cref="TelemetryServerException">There is another source already.</exception>
    public static TelemetryBuilder FromKafka(
        this TelemetryBuilder builder, IConfiguration configuration, Action<KafkaSourceOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var section = configuration is IConfigurationSection { Key: SectionName } own ? own : configuration.GetSection(SectionName);
        return builder.FromKafka(options => section.BindTo(options, configure));
    }

    /// <summary>Reads from a topic as a member of a consumer group. How far it came is committed to the brokers; what is known of
    /// duplicates is kept in the SQLite file that the options name, unless <see cref="TelemetryBuilder.KeepStateIn"/> says where.</summary>
    /// <param name="builder">What <c>AddTelemetry</c> gave.</param>
    /// <param name="configure">Sets servers, topic and group.</param>
    /// <exception cref="TelemetryServerException">There is another source already. What is wrong with the options is told when the program
    /// starts.</exception>
    public static TelemetryBuilder FromKafka(this TelemetryBuilder builder, Action<KafkaSourceOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        var options = new Lazy<KafkaSourceOptions>(() =>
        {
            var made = new KafkaSourceOptions();
            configure(made);
            return made;
        });
        return builder
            .KeepStateInFile(() => options.Value.StateFile)
            .From(services => new KafkaSource(
                KafkaClient.Create(options.Value), options.Value,
                services.GetRequiredService<ILoggerFactory>().CreateLogger("TelemetryGen.Server.Kafka"),
                services.GetRequiredService<TimeProvider>()));
    }
}
