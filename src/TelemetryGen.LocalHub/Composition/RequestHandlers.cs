using TelemetryGen.LocalHub.Forwarding;
using TelemetryGen.LocalHub.Http;
using TelemetryGen.LocalHub.Http.Management;
using TelemetryGen.LocalHub.Http.Reading;
using TelemetryGen.LocalHub.OldBoards;

namespace TelemetryGen.LocalHub.Composition;

/// <summary>Who answers the requests of HTTPS.</summary>
internal static class RequestHandlers
{
    /// <summary>All that the hub has.</summary>
    /// <param name="core">The hub.</param>
    /// <param name="forwarding">To the hub above; null when there is none.</param>
    public static HubRoutes Create(HubCore core, ForwardService? forwarding)
    {
        var (store, clock) = (core.Store, core.Options.TimeProvider);
        var authorizer = new TokenAuthorizer(core.Policies, core.Revoked, core.Audience);
        return new HubRoutes(
            Send(core, authorizer),
            Tokens(core, forwarding),
            new ReadHandler(authorizer, store.Hubs, clock, store.Stopping),
            new ManagementHandler(authorizer, store.Hubs, core.Revoked, core.Options, core.Created),
            new HealthHandler(store.Health, forwarding));
    }

    /// <summary>What old boards may do.</summary>
    public static LegacyRoutes ForOldBoards(HubCore core) =>
        new(Send(core, new TokenAuthorizer(core.Policies, core.Revoked, core.Audience, onePublisher: true)), Tokens(core, null));

    private static SendHandler Send(HubCore core, TokenAuthorizer authorizer) =>
        new(authorizer, core.Store.Hubs, core.Store.Writer, core.Options.Tier.MaxPublicationBytes());

    private static TokenHandler Tokens(HubCore core, ForwardService? forwarding) => new(
        new DeviceProof(core.DeviceKeys, core.Revoked, core.Audience, core.Options.TimeProvider), core.Revoked, core.Policies,
        core.Store.Hubs, core.Options.DeviceTokenLife, forwarding?.Tokens, core.Options.TimeProvider);
}
