using TelemetryGen.EventHubs;
using TelemetryGen.Schema;

namespace TelemetryGen.Cli.Sizing;

/// <summary>Records in one event, as a batch: what a publication of each tier has room for.</summary>
internal static class EventFit
{
    public static EventSize Compute(BatchLayout layout) => new(
        layout.FixedLength,
        layout.MinRowBytes,
        layout.MaxRowBytes,
        [
            Compute("Basic", EventHubLimits.BasicPublicationBytes, layout),
            Compute("Standard", EventHubLimits.StandardPublicationBytes, layout),
        ]);

    private static TierFit Compute(string tier, int limit, BatchLayout layout) =>
        new(tier, limit, layout.RowsIn(limit, layout.MaxRowBytes), layout.RowsIn(limit, layout.MinRowBytes));
}
