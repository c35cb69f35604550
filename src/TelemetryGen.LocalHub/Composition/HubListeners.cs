using TelemetryGen.LocalHub.Amqp;
using TelemetryGen.LocalHub.Forwarding;
using TelemetryGen.LocalHub.Http;

namespace TelemetryGen.LocalHub.Composition;

/// <summary>The ports of a hub.</summary>
/// <param name="Https">The one for HTTPS.</param>
/// <param name="Amqp">Those for AMQP; null when there are none.</param>
internal sealed record HubListeners(HubServer Https, AmqpHost? Amqp)
{
    /// <exception cref="LocalHubException">A port cannot be bound.</exception>
    public static async Task<HubListeners> StartAsync(
        HubCore core, ForwardService? forwarding, HubParts parts, CancellationToken cancellation)
    {
        var (options, certificates, gate) = (core.Options, core.Certificates, core.Gate);
        var audience = new AudienceCheck(core.Hosts, options.TimeProvider) { Port = options.Port };
        var handler = RequestHandlers.Create(core, forwarding, audience);
        var amqp = parts.Add(
            await AmqpHost.StartAsync(options, certificates, gate, () => Dependencies(core), cancellation));

        // Its WebSockets are requests of the server, which would wait for them.
        var https = parts.Add(
            await HubServer.StartAsync(options, certificates, gate, AmqpHost.Route(amqp, handler.HandleAsync), cancellation),
            endsAfter: amqp);
        audience.Port = https.Port;

        // Who waits for events by a request is answered before the server waits for its requests.
        parts.AddEnd(core.Store.StopReadersAsync);
        return new HubListeners(https, amqp);
    }

    private static AmqpDependencies Dependencies(HubCore core) => new()
    {
        Hubs = core.Store.Hubs,
        Writer = core.Store.Writer,
        Policies = core.Policies,
        Revoked = core.Revoked,
        Hosts = core.Hosts,
        MaxMessageBytes = core.Options.Tier.MaxPublicationBytes(),
        Created = core.Created,
        Clock = core.Options.TimeProvider,
        Logger = core.Logger,
    };
}
