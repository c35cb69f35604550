using System.Globalization;
using TelemetryGen.Targets.Bicep;

namespace TelemetryGen.Cli.Deployment;

/// <summary>Holds a deployment to what its tier has.</summary>
internal static class DeploymentBounds
{
    /// <exception cref="CliException">It asks for more; the message says what the tier has, and where there is more.</exception>
    public static BicepDeployment Check(BicepDeployment deployment)
    {
        var (tier, bounds) = (deployment.Tier, EventHubBounds.Of(deployment.Tier));
        ThrowIfAbove("--partitions", deployment.Partitions, bounds.Partitions, tier);
        ThrowIfAbove("--retention", deployment.RetentionDays, bounds.RetentionDays, tier);
        ThrowIfAbove("--consumer-groups: their number", deployment.ConsumerGroups.Count, bounds.ConsumerGroups, tier);
        if (!bounds.Units.Contains(deployment.Units))
        {
            throw new CliException(Text($"--units is {deployment.Units}; tier {tier} has {bounds.UnitsText}."));
        }

        if (deployment.MaxUnits > 0 && tier != EventHubTier.Standard)
        {
            throw new CliException(Text($"--max-units: a namespace of tier {tier} does not grow by itself; Standard does."));
        }

        if (deployment.MaxUnits > 0 && deployment.MaxUnits < deployment.Units)
        {
            throw new CliException(Text($"--max-units is {deployment.MaxUnits}; it must be at least --units, {deployment.Units}."));
        }

        if (tier == EventHubTier.Basic && (deployment.StreamAnalytics || deployment.DataExplorer is not null))
        {
            throw new CliException("--stream-analytics and --data-explorer need --tier Standard: Basic has no consumer groups for them.");
        }

        return deployment;
    }

    private static void ThrowIfAbove(string option, int value, int most, EventHubTier tier)
    {
        if (value > most)
        {
            var more = tier == EventHubTier.Premium ? "" : Text($" Take a higher --tier, or at most {most}.");
            throw new CliException(Text($"{option} is {value}; tier {tier} has at most {most}.{more}"));
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
