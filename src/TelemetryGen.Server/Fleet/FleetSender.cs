using System.Globalization;
using System.Text;

namespace TelemetryGen.Server;

/// <summary>A sender as it was last seen.</summary>
/// <param name="Schema">The schema of its records.</param>
/// <param name="Name">Who it is: <see cref="TelemetryOptions.IdentifySender"/>.</param>
/// <param name="PartitionId">The partition of its last event.</param>
/// <param name="LastSeen">When the hub stored its last event.</param>
/// <param name="Version">The schema version of its firmware, 1 to 65,535.</param>
/// <param name="ClockBehind">How far its clock is behind the hub's, negative when it is ahead; null without a timestamp in its
/// records. The metric <c>telemetry.fleet.clock_skew</c> has the other sign: how far it is ahead.</param>
/// <param name="Lag">How long its last record waited to be sent; null without a timestamp in its records.</param>
/// <param name="Records">Its records since it was first seen.</param>
/// <param name="Values">The last values of its fields with <see cref="MetricAttribute"/>, by name, in units; those that were null are left
/// out.</param>
public sealed record FleetSender(
    string Schema, string Name, string PartitionId, DateTimeOffset LastSeen, int Version, TimeSpan? ClockBehind, TimeSpan? Lag,
    long Records, IReadOnlyDictionary<string, double> Values)
{
    // Of a dictionary a record would print the type.
    private bool PrintMembers(StringBuilder builder)
    {
        builder.Append(
            CultureInfo.InvariantCulture,
            $"Schema = {Schema}, Name = {Name}, PartitionId = {PartitionId}, LastSeen = {LastSeen:O}, Version = {Version}, ")
            .Append(CultureInfo.InvariantCulture, $"ClockBehind = {ClockBehind}, Lag = {Lag}, Records = {Records}, Values = ")
            .Append(Values.Count == 0 ? "{ }" : $"{{ {string.Join(", ", Values.Select(Text))} }}");
        return true;
    }

    private static string Text(KeyValuePair<string, double> value) =>
        string.Create(CultureInfo.InvariantCulture, $"{value.Key} = {value.Value}");
}
