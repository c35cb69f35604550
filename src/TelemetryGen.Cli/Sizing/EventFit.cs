using TelemetryGen.EventHubs;

namespace TelemetryGen.Cli.Sizing;

/// <summary>Records in one event: what a publication of each tier has room for.</summary>
internal static class EventFit
{
    // Batches are not on the devices yet (docs/wire-format.md keeps template ids for them).
    private const int RecordsToday = 1;

    public static EventSize Of(int minimum, int maximum) => new(
        RecordsToday,
        [
            Of("Basic", EventHubLimits.BasicPublicationBytes, minimum, maximum),
            Of("Standard", EventHubLimits.StandardPublicationBytes, minimum, maximum),
        ]);

    private static TierFit Of(string tier, int limit, int minimum, int maximum) => new(tier, limit, limit / maximum, limit / minimum);
}
