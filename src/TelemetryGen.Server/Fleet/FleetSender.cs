namespace TelemetryGen.Server;

/// <summary>A sender as it was last seen.</summary>
/// <param name="Schema">The schema of its records.</param>
/// <param name="Name">Who it is: <see cref="TelemetryOptions.IdentifySender"/>.</param>
/// <param name="PartitionId">The partition of its last event.</param>
/// <param name="LastSeen">When the hub stored its last event.</param>
/// <param name="Version">The schema version of its firmware, 1 to 65,535.</param>
/// <param name="ClockBehind">How far its clock is behind the hub's, negative when it is ahead; null without a timestamp in its
/// records.</param>
/// <param name="Lag">How long its last record waited to be sent; null without a timestamp in its records.</param>
/// <param name="Records">Its records since it was first seen.</param>
/// <param name="Values">The last values of its fields with <see cref="MetricAttribute"/>, by name, in units; those that were null are left
/// out.</param>
public sealed record FleetSender(
    string Schema, string Name, string PartitionId, DateTimeOffset LastSeen, int Version, TimeSpan? ClockBehind, TimeSpan? Lag,
    long Records, IReadOnlyDictionary<string, double> Values);
