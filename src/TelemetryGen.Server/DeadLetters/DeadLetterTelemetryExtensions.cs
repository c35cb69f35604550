using Microsoft.Extensions.Configuration;
using TelemetryGen.Server.DeadLetters;
using TelemetryGen.Server.Hosting;

namespace TelemetryGen.Server;

/// <summary>Sends events that cannot be handled to a hub or a table, which <c>telemetrygen replay</c> reads.</summary>
public static class DeadLetterTelemetryExtensions
{
    /// <summary>The section that is read of a configuration.</summary>
    public const string SectionName = "DeadLetters";

    /// <summary>Sends events that cannot be handled to the hub that the section <see cref="SectionName"/> names: for several
    /// machines.</summary>
    /// <param name="builder">What <c>AddTelemetry</c> gave.</param>
    /// <param name="configuration">The program's configuration; environment variables are <c>DeadLetters__ConnectionString</c> and so
    /// on.</param>
    /// <param name="configure">Changes what the section says: a credential, a certificate.</param>
    public static TelemetryBuilder DeadLetterToHub(
        this TelemetryBuilder builder, IConfiguration configuration, Action<DeadLetterHubOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return builder.DeadLetterToHub(options => configuration.GetSection(SectionName).BindTo(options, configure));
    }

    /// <summary>Sends events that cannot be handled to a hub. What it cannot take, because it is too long with its reason, goes to the file
    /// <c>dead-letters/schema.jsonl</c> in the content root.</summary>
    public static TelemetryBuilder DeadLetterToHub(this TelemetryBuilder builder, Action<DeadLetterHubOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        return builder.DeadLetterTo(services =>
        {
            var options = new DeadLetterHubOptions();
            configure(options);
            var schema = builder.Registration.SchemaName;
            return new DeadLetterHub(
                options, DeadLetterFile.InContentRoot(services, schema), TelemetryService.LoggerOf(services, schema));
        });
    }

    /// <summary>Adds events that cannot be handled to the table <c>dead_letters</c> of a SQLite file: for processes of one
    /// machine.</summary>
    /// <param name="builder">What <c>AddTelemetry</c> gave.</param>
    /// <param name="path">The file; it is made with its folder when the first event comes.</param>
    public static TelemetryBuilder DeadLetterToTable(this TelemetryBuilder builder, string path)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(path);
        return builder.DeadLetterTo(_ => new DeadLetterTable(path));
    }
}
