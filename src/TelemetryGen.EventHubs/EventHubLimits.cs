namespace TelemetryGen.EventHubs;

/// <summary>What Event Hubs takes, by tier and by throughput unit. Source: Azure documentation, "Event Hubs quotas and limits".</summary>
public static class EventHubLimits
{
    /// <summary>Most bytes of one publication, an event or a batch, in tier Basic: 256 KB.</summary>
    public const int BasicPublicationBytes = 256 * 1024;

    /// <summary>Most bytes of one publication in tier Standard: 1 MB. Premium and Dedicated have the same.</summary>
    public const int StandardPublicationBytes = 1024 * 1024;

    /// <summary>The tiers by name, and the most bytes of one publication in each.</summary>
    public static IReadOnlyDictionary<string, int> PublicationBytes { get; } = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase)
    {
        ["Basic"] = BasicPublicationBytes,
        ["Standard"] = StandardPublicationBytes,
        ["Premium"] = StandardPublicationBytes,
        ["Dedicated"] = StandardPublicationBytes,
    };

    /// <summary>
    /// Bytes a second that one throughput unit takes in. The documentation says 1 MB and not which: the smaller one, so that a number of
    /// units that is worked out from it is never one short.
    /// </summary>
    public const int UnitBytesPerSecond = 1_000_000;

    /// <summary>Events a second that one throughput unit takes in, if their bytes do not reach its bound first.</summary>
    public const int UnitEventsPerSecond = 1_000;

    /// <summary>Most throughput units of a namespace, in Basic and Standard.</summary>
    public const int MaxUnits = 40;
}
