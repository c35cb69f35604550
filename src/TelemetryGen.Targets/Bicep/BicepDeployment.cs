namespace TelemetryGen.Targets.Bicep;

/// <summary>What is to be deployed on Azure for a schema. Values are taken as they are: who fills it has checked them.</summary>
/// <param name="Hub">The event hub.</param>
/// <param name="Tier">Of the namespace.</param>
public sealed record BicepDeployment(string Hub, EventHubTier Tier)
{
    /// <summary>The namespace; null leaves a unique one to Azure, made of the hub's name and the resource group.</summary>
    public string? Namespace { get; init; }

    /// <summary>Partitions of the hub.</summary>
    public int Partitions { get; init; } = 4;

    /// <summary>How long events are kept, in days.</summary>
    public int RetentionDays { get; init; } = 1;

    /// <summary>Throughput units, or processing units of tier Premium.</summary>
    public int Units { get; init; } = 1;

    /// <summary>The units to which a namespace of tier Standard grows by itself; 0 when it does not.</summary>
    public int MaxUnits { get; init; }

    /// <summary>Consumer groups beside $Default, one for each program that is to see all events; none in tier Basic.</summary>
    public IReadOnlyList<string> ConsumerGroups { get; init; } = [];

    /// <summary>A storage account with a container of checkpoints for each consumer group.</summary>
    public bool Storage { get; init; } = true;

    /// <summary>A second hub, which takes decoded records from the server. <see cref="StreamAnalytics"/> and <see cref="DataExplorer"/>
    /// read it.</summary>
    public bool DecodedHub { get; init; }

    /// <summary>A Stream Analytics job that writes the decoded records to a storage account.</summary>
    public bool StreamAnalytics { get; init; }

    /// <summary>The database of a Data Explorer cluster that takes the decoded records.</summary>
    public DataExplorerDatabase? DataExplorer { get; init; }
}
