using TelemetryGen.LocalHub.Forwarding;
using TelemetryGen.LocalHub.Http;
using TelemetryGen.LocalHub.Http.Management;
using TelemetryGen.LocalHub.Http.Reading;

namespace TelemetryGen.LocalHub.Composition;

/// <summary>Who answers the requests of HTTPS.</summary>
internal static class RequestHandlers
{
    /// <param name="core">The hub.</param>
    /// <param name="forwarding">To the hub above; null when there is none.</param>
    /// <param name="audience">Whose port is set once the listener has one.</param>
    public static HubHandler Create(HubCore core, ForwardService? forwarding, AudienceCheck audience)
    {
        var (options, store, clock) = (core.Options, core.Store, core.Options.TimeProvider);
        var authorizer = new TokenAuthorizer(core.Policies, core.Revoked, audience);
        return new HubHandler(
            new SendHandler(authorizer, store.Hubs, store.Writer, options.Tier.MaxPublicationBytes()),
            new TokenHandler(
                new DeviceProof(core.DeviceKeys, core.Revoked, audience, clock), core.Revoked, core.Policies, store.Hubs,
                options.DeviceTokenLife, forwarding?.Tokens, clock),
            new ReadHandler(authorizer, store.Hubs, clock, store.Stopping),
            new ManagementHandler(authorizer, store.Hubs, core.Revoked, options, core.Created),
            new HealthHandler(store.Health, forwarding),
            core.Metrics,
            clock,
            core.Logger);
    }
}
