using System.Globalization;

namespace TelemetryGen.Targets.Bicep;

/// <summary>What a tier allows. Source: Azure documentation, "Event Hubs quotas and limits".</summary>
/// <param name="Partitions">Most partitions of a hub; Premium has 200 for each processing unit too.</param>
/// <param name="RetentionDays">Most days that events are kept.</param>
/// <param name="Units">The units that may be ordered.</param>
/// <param name="ConsumerGroups">Most consumer groups of a hub beside $Default.</param>
public sealed record EventHubBounds(int Partitions, int RetentionDays, IReadOnlyList<int> Units, int ConsumerGroups)
{
    private static readonly EventHubBounds Basic = new(32, 1, [.. Enumerable.Range(1, 40)], 0);
    private static readonly EventHubBounds Standard = new(32, 7, [.. Enumerable.Range(1, 40)], 19);
    private static readonly EventHubBounds Premium = new(100, 90, [1, 2, 4, 6, 8, 10, 12, 16], 99);

    /// <summary>Those of a tier.</summary>
    public static EventHubBounds Of(EventHubTier tier) => tier switch
    {
        EventHubTier.Basic => Basic,
        EventHubTier.Standard => Standard,
        _ => Premium,
    };

    /// <summary>The units in words: <c>1 to 40</c>, or one after the other.</summary>
    public string UnitsText => Units.Count == Units[^1]
        ? string.Create(CultureInfo.InvariantCulture, $"{Units[0]} to {Units[^1]}")
        : string.Join(", ", Units.Select(u => u.ToString(CultureInfo.InvariantCulture)));
}
