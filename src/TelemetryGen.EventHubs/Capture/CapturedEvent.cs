namespace TelemetryGen.EventHubs;

/// <summary>An event of an Event Hubs Capture file.</summary>
/// <param name="SequenceNumber">Its number in the partition.</param>
/// <param name="Offset">Its place in the partition, as the hub words it.</param>
/// <param name="EnqueuedTimeUtc">When the hub took it, as the file words it.</param>
/// <param name="Body">Its body; null for an event without one.</param>
public sealed record CapturedEvent(long SequenceNumber, string Offset, string EnqueuedTimeUtc, ReadOnlyMemory<byte>? Body);
