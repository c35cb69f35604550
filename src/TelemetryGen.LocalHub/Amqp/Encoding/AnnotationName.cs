namespace TelemetryGen.LocalHub.Amqp.Encoding;

/// <summary>Message annotations that are the service's own; what a sender puts there is not kept.</summary>
internal static class AnnotationName
{
    public static ReadOnlySpan<byte> SequenceNumber => "x-opt-sequence-number"u8;

    public static ReadOnlySpan<byte> Offset => "x-opt-offset"u8;

    public static ReadOnlySpan<byte> EnqueuedTime => "x-opt-enqueued-time"u8;

    public static ReadOnlySpan<byte> PartitionKey => "x-opt-partition-key"u8;

    public static ReadOnlySpan<byte> Publisher => "x-opt-publisher"u8;

    public static bool IsReserved(ReadOnlySpan<byte> name) =>
        name.SequenceEqual(SequenceNumber) || name.SequenceEqual(Offset) || name.SequenceEqual(EnqueuedTime)
        || name.SequenceEqual(PartitionKey) || name.SequenceEqual(Publisher);
}
