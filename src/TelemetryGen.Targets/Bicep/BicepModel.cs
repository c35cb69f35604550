namespace TelemetryGen.Targets.Bicep;

/// <summary>What the templates of the Bicep files read; literals are quoted already.</summary>
internal sealed record BicepModel(BicepDeployment Deployment, string Schema, int Version)
{
    public bool Basic => Deployment.Tier == EventHubTier.Basic;

    public bool Standard => Deployment.Tier == EventHubTier.Standard;

    public bool Premium => Deployment.Tier == EventHubTier.Premium;

    public string Tier => BicepText.Literal(Deployment.Tier.ToString());

    /// <summary>The parameter that says how much the namespace takes.</summary>
    public string Units => Premium ? "processingUnits" : "throughputUnits";

    public string Hub => BicepText.Literal(Deployment.Hub);

    public string? Namespace => Deployment.Namespace is { } name ? BicepText.Literal(name) : null;

    /// <summary>What a name begins with that Azure makes unique.</summary>
    public string Prefix => BicepText.Slug(Deployment.Hub, 30);

    public IReadOnlyList<string> ConsumerGroups { get; } = [.. Deployment.ConsumerGroups.Select(BicepText.Literal)];

    public required EventHubBounds Bounds { get; init; }

    public required IReadOnlyList<StreamOutput> Messages { get; init; }

    /// <summary>The second hub is there, and who reads it.</summary>
    public bool Decoded => Deployment.DecodedHub || StreamAnalytics || DataExplorer;

    public bool StreamAnalytics => Deployment.StreamAnalytics;

    public bool DataExplorer => Deployment.DataExplorer is not null;

    public string Cluster => BicepText.Literal(Deployment.DataExplorer?.Cluster ?? "");

    public string Database => BicepText.Literal(Deployment.DataExplorer?.Database ?? "");

    /// <summary>The table and mapping that the connection names itself: only when there is one for all events.</summary>
    public bool OneTable => Messages.Count == 1;
}
