namespace TelemetryGen.Targets.Bicep;

/// <summary>The tiers of an Event Hubs namespace that is shared; Dedicated is a cluster.</summary>
public enum EventHubTier
{
    /// <summary>One consumer group, a day, publications of 256 KB.</summary>
    Basic,

    /// <summary>20 consumer groups, seven days, publications of 1 MB.</summary>
    Standard,

    /// <summary>Processing units of its own instead of throughput units, 90 days.</summary>
    Premium,
}
