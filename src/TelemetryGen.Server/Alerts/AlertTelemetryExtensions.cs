using Microsoft.Extensions.Configuration;
using TelemetryGen.Server.Alerts;
using TelemetryGen.Server.Alerts.Delivery;
using TelemetryGen.Server.Alerts.Rules;

namespace TelemetryGen.Server;

/// <summary>Adds alerts.</summary>
public static class AlertTelemetryExtensions
{
    /// <summary>Says when a condition holds in the records of a sender, and when it holds no longer: in the log, and to who else is
    /// added.</summary>
    /// <typeparam name="TRecord">The record.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The alert's name, its own in the schema: what is known of it is kept under it.</param>
    /// <param name="condition">What must hold. What it throws makes the record a dead letter, as with a handler.</param>
    /// <param name="after">How long it must hold in all records of a sender, by the records' time; 0 for the first.</param>
    public static TelemetryBuilder Alert<TRecord>(
        this TelemetryBuilder builder, string name, Func<TRecord, bool> condition, TimeSpan after = default)
        where TRecord : IBatchRow<TRecord> => builder.Alert(name, condition, o => o.After = after);

    /// <summary>The same, with options: how long it must hold, when it is over, when it is said again.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The alert's name, its own in the schema: what is known of it is kept under it.</param>
    /// <param name="condition">What must hold. What it throws makes the record a dead letter, as with a handler.</param>
    /// <param name="configure">Sets duration, hysteresis and repeats.</param>
    public static TelemetryBuilder Alert<TRecord>(
        this TelemetryBuilder builder, string name, Func<TRecord, bool> condition, Action<AlertOptions<TRecord>> configure)
        where TRecord : IBatchRow<TRecord>
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(condition);
        ArgumentNullException.ThrowIfNull(configure);
        var options = new AlertOptions<TRecord>();
        configure(options);
        options.ThrowIfInvalid(name);
        var alerts = builder.Registration.GetAlerts();
        alerts.AddName(name);
        builder.Registration.Add(typeof(TRecord), new AlertStage<TRecord>(new(name, condition, options), alerts));
        return builder;
    }

    /// <summary>Gives alerts to a receiver of your own.</summary>
    public static TelemetryBuilder AlertTo(this TelemetryBuilder builder, Func<IServiceProvider, IAlertSink> create)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(create);
        builder.Registration.GetAlerts().AddSink(create);
        return builder;
    }

    /// <summary>Posts alerts as JSON to the address in the section <c>Alerts</c> of the configuration: docs/server.md has the
    /// form.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configuration">The program's configuration.</param>
    /// <param name="configure">Changes what the section says.</param>
    public static TelemetryBuilder AlertToWebhook(
        this TelemetryBuilder builder, IConfiguration configuration, Action<AlertWebhookOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return builder.AlertTo(_ =>
        {
            var options = new AlertWebhookOptions();
            configuration.GetSection("Alerts").BindTo(options, configure);
            return new AlertWebhook(options);
        });
    }
}
