using TelemetryGen.LocalHub.Amqp;
using TelemetryGen.LocalHub.Forwarding;
using TelemetryGen.LocalHub.Http;
using TelemetryGen.LocalHub.OldBoards;

namespace TelemetryGen.LocalHub.Composition;

/// <summary>The ports of a hub.</summary>
/// <param name="Https">The one for HTTPS.</param>
/// <param name="Amqp">Those for AMQP; null when there are none.</param>
/// <param name="Legacy">The one for old boards; null when there is none.</param>
internal sealed record HubListeners(HubServer Https, IAmqpHost? Amqp, LegacyHost? Legacy)
{
    /// <exception cref="LocalHubException">A port cannot be bound.</exception>
    public static async Task<HubListeners> StartAsync(
        HubCore core, ForwardService? forwarding, HubParts parts, CancellationToken cancellation)
    {
        var options = core.Options;
        var handler = new HubHandler(
            RequestHandlers.Create(core, forwarding).ServeAsync, core.Metrics, options.TimeProvider, core.Logger);
        var amqp = options.Amqp is { } ports
            ? parts.Add(await ports.StartAsync(ports, core, Dependencies(core), cancellation))
            : null;

        // Its WebSockets are requests of the server, which would wait for them.
        var https = parts.Add(
            await HubServer.StartAsync(
                options, HubListener.Modern(options.Address, options.Port, core.Certificates), core.Gate,
                amqp?.Route(handler.HandleAsync) ?? handler.HandleAsync, cancellation),
            endsAfter: amqp);
        var legacy = parts.Add(await LegacyHost.StartAsync(core, cancellation));

        // Who waits for events by a request is answered before the server waits for its requests.
        parts.AddEnd(core.Store.StopReadersAsync);
        return new HubListeners(https, amqp, legacy);
    }

    /// <summary>What AMQP takes of a hub.</summary>
    internal static AmqpDependencies Dependencies(HubCore core) => new()
    {
        Hubs = core.Store.Hubs,
        Append = publication => core.Store.Writer.AppendAsync(publication),
        Policies = core.Policies,
        Revoked = core.Revoked,
        Audience = core.Audience,
        MaxMessageBytes = core.Options.Tier.MaxPublicationBytes(),
        Created = core.Created,
        Clock = core.Options.TimeProvider,
        Logger = core.Logger,
    };
}
