using System.CommandLine;
using TelemetryGen.Cli.Commands;
using TelemetryGen.Schema;
using TelemetryGen.Targets.Bicep;

namespace TelemetryGen.Cli.Deployment;

/// <summary>The options of <c>telemetrygen azure</c> that say what is deployed.</summary>
internal sealed class DeploymentOptions
{
    private const int Ceiling = 1000;
    private const string UsualGroup = "server";

    private readonly Option<string?> _name = new("--name")
    {
        Description = "The namespace: contoso is contoso.servicebus.windows.net. [default: a unique one]", HelpName = "name",
    };

    private readonly Option<string?> _hub = new("--hub") { Description = "The hub. [default: the schema's name]", HelpName = "name" };

    private readonly Option<string?> _tier = new("--tier")
    {
        Description = "Basic, Standard or Premium. [default: Standard]", HelpName = "tier",
    };

    private readonly Option<int> _units = SharedOptions.WholeNumber(
        "--units", "Throughput units, of Premium processing units; telemetrygen size says how many. [default: 1]", 1, Ceiling, 1);

    private readonly Option<int> _maxUnits = SharedOptions.WholeNumber(
        "--max-units", "Units to which a Standard namespace grows by itself; 0 is not at all. [default: 0]", 0, 40, 0);

    private readonly Option<int> _partitions = SharedOptions.WholeNumber(
        "--partitions", "Partitions of the hub; no more instances of a server read at once. [default: 4]", 1, Ceiling, 4);

    private readonly Option<int> _retention = SharedOptions.WholeNumber(
        "--retention", "Days that events are kept: 1 of Basic, to 7 of Standard, to 90 of Premium. [default: 1]", 1, Ceiling, 1);

    private readonly Option<string?> _groups = new("--consumer-groups")
    {
        Description = "One for each program that is to see all events, parted by commas. [default: server]", HelpName = "names",
    };

    private readonly Option<bool> _noStorage = new("--no-storage")
    {
        Description = "No storage account for checkpoints: a server of one machine keeps them in a file.",
    };

    private readonly Option<bool> _decoded = new("--decoded-hub")
    {
        Description = "A second hub for decoded records, for Fabric or programs of your own.",
    };

    private readonly Option<bool> _streamAnalytics = new("--stream-analytics")
    {
        Description = "A job that writes decoded records to a storage account; with the second hub.",
    };

    private readonly Option<string?> _dataExplorer = new("--data-explorer")
    {
        Description = "Tables in a database that is there, and its connection; with the second hub.", HelpName = "cluster/database",
    };

    /// <summary>All of them, under their titles.</summary>
    public IReadOnlyList<OptionGroup> Groups =>
    [
        new("Hub", [_name, _hub, _tier, _units, _maxUnits, _partitions, _retention]),
        new("Reading", [_groups, _noStorage]),
        new("Decoded records", [_decoded, _streamAnalytics, _dataExplorer]),
    ];

    /// <summary>What they say for a schema.</summary>
    /// <exception cref="CliException">A name is none, or the tier has not what is asked for.</exception>
    public BicepDeployment Read(ParseResult parsed, SchemaSpec schema)
    {
        var tier = parsed.GetValue(_tier) is { } word ? DeploymentNames.Tier(word) : EventHubTier.Standard;
        var groups = parsed.GetValue(_groups);
        return DeploymentBounds.Check(new(DeploymentNames.Hub(parsed.GetValue(_hub) ?? schema.ShortName.ToLowerInvariant()), tier)
        {
            Namespace = parsed.GetValue(_name) is { } name ? DeploymentNames.Namespace(name) : null,
            Partitions = parsed.GetValue(_partitions),
            RetentionDays = parsed.GetValue(_retention),
            Units = parsed.GetValue(_units),
            MaxUnits = parsed.GetValue(_maxUnits),
            ConsumerGroups = groups is not null ? DeploymentNames.ConsumerGroups(groups) : tier == EventHubTier.Basic ? [] : [UsualGroup],
            Storage = !parsed.GetValue(_noStorage),
            DecodedHub = parsed.GetValue(_decoded),
            StreamAnalytics = parsed.GetValue(_streamAnalytics),
            DataExplorer = parsed.GetValue(_dataExplorer) is { } database ? DeploymentNames.DataExplorer(database) : null,
        });
    }
}
