using System.Globalization;

namespace TelemetryGen.EventHubs;

/// <summary>An event of an Event Hubs Capture file.</summary>
/// <param name="SequenceNumber">Its number in the partition.</param>
/// <param name="Offset">Its place in the partition, as the hub words it.</param>
/// <param name="EnqueuedTimeUtc">When the hub took it, as the file words it.</param>
/// <param name="Body">Its body; null for an event without one.</param>
public sealed record CapturedEvent(long SequenceNumber, string Offset, string EnqueuedTimeUtc, ReadOnlyMemory<byte>? Body)
{
    /// <summary>What the hub says of it by the names of AMQP, such as <c>x-opt-publisher</c>: each a long, double, string or byte
    /// array.</summary>
    public IReadOnlyDictionary<string, object> SystemProperties { get; init; } = new Dictionary<string, object>();

    /// <summary>What its sender says of it: each of the same, or null.</summary>
    public IReadOnlyDictionary<string, object?> Properties { get; init; } = new Dictionary<string, object?>();

    /// <summary>When the hub took it; null when the file words it in no form that is known.</summary>
    public DateTimeOffset? EnqueuedTime => DateTimeOffset.TryParse(
        EnqueuedTimeUtc, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
        ? time
        : null;
}
