using TelemetryGen.EventHubs;

namespace TelemetryGen.LocalHub.Forwarding;

/// <summary>Tokens with which a device sends to the hub above as itself, signed with the policy of forwarding.</summary>
internal sealed class UpstreamTokens(UpstreamAddress address, LocalHubOptions options)
{
    /// <summary>A token for a publisher; null when the hub is not forwarded.</summary>
    /// <param name="hub">The hub's name, as the options have it.</param>
    /// <param name="device">The publisher's name.</param>
    public SasToken? Sign(string hub, string device)
    {
        var expiry = options.TimeProvider.GetUtcNow() + options.DeviceTokenLife;
        return address.Takes(hub) ? address.Sign(EventHubResource.Publisher(address.Authority, hub, device), expiry) : null;
    }
}
