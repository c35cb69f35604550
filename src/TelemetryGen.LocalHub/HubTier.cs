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
    /// <summary>Most bytes in the body of one request. Source: Azure documentation, "Event Hubs quotas and limits".</summary>
    public static int MaxPublicationBytes(this HubTier tier) => tier == HubTier.Basic ? 256 * 1024 : 1024 * 1024;
}
