namespace TelemetryGen.LocalHub.Page.Watching;

/// <summary>A publisher as the fleet shows it.</summary>
/// <param name="Publisher">Who, when last, with which clock.</param>
/// <param name="Version">The schema version of its firmware; null before its first record.</param>
/// <param name="Values">The last number of each field of <see cref="FleetFields.All"/>; null before the first.</param>
public sealed record FleetRow(Publisher Publisher, int? Version, IReadOnlyList<double?> Values);
