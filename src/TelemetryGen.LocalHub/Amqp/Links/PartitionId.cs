using System.Globalization;
using TelemetryGen.LocalHub.Amqp.Errors;

namespace TelemetryGen.LocalHub.Amqp.Links;

/// <summary>Partitions by their names, which are numbers from 0.</summary>
internal static class PartitionId
{
    /// <summary>Null when there is one of that name.</summary>
    public static AmqpFault? TryParse(string? id, int partitions, out int? partition)
    {
        var known = int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number < partitions && number.ToString(CultureInfo.InvariantCulture) == id;
        partition = known ? number : null;
        return known ? null : new AmqpFault(
            AmqpCondition.ArgumentOutOfRange,
            40402,
            $"No such partition: '{id}'; the hub has 0 to {(partitions - 1).ToString(CultureInfo.InvariantCulture)}");
    }
}
