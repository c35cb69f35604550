using Microsoft.Extensions.Configuration;

namespace TelemetryGen.Server;

/// <summary>Records as lines of JSON.</summary>
public static class JsonTelemetryExtensions
{
    /// <summary>Posts records as lines of JSON over HTTP, many in a request: docs/server.md says what a request is.</summary>
    /// <param name="telemetry">The server.</param>
    /// <param name="configuration">The program's configuration, of which the section <c>Post</c> is read.</param>
    /// <param name="configure">Changes what the section says.</param>
    /// <exception cref="TelemetryServerException">At the start: an option is missing or out of range.</exception>
    public static TelemetryBuilder PostJson(
        this TelemetryBuilder telemetry, IConfiguration configuration, Action<JsonPostOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return telemetry.PostJson(options => configuration.GetSection("Post").BindTo(options, configure));
    }

    /// <inheritdoc cref="PostJson(TelemetryBuilder, IConfiguration, Action{JsonPostOptions})"/>
    public static TelemetryBuilder PostJson(this TelemetryBuilder telemetry, Action<JsonPostOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(telemetry);
        ArgumentNullException.ThrowIfNull(configure);
        return telemetry.AddEventOutput(_ =>
        {
            var options = new JsonPostOptions();
            configure(options);
            return new JsonPoster(telemetry.ReadSchema(), options);
        });
    }
}
