namespace TelemetryGen.Targets.Bicep;

/// <summary>A database of Data Explorer that is there already.</summary>
/// <param name="Cluster">The cluster's name, without its region.</param>
/// <param name="Database">The database's name.</param>
public sealed record DataExplorerDatabase(string Cluster, string Database);
