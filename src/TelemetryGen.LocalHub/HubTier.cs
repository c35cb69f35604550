using TelemetryGen.EventHubs;

namespace TelemetryGen.LocalHub;

/// <summary>The Azure tier whose limits the hub keeps, so that what it takes Azure takes too.</summary>
public enum HubTier
{
    /// <summary>256 KB (262,144 bytes) for one publication.</summary>
    Basic,

    /// <summary>1 MB (1,048,576 bytes) for one publication.</summary>
    Standard,
}

internal static class HubTiers
{
    /// <summary>Most bytes in the body of one request.</summary>
    public static int MaxPublicationBytes(this HubTier tier) =>
        tier == HubTier.Basic ? EventHubLimits.BasicPublicationBytes : EventHubLimits.StandardPublicationBytes;
}
