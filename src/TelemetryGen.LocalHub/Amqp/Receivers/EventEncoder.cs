using TelemetryGen.LocalHub.Amqp.Encoding;
using TelemetryGen.LocalHub.Store;

namespace TelemetryGen.LocalHub.Amqp.Receivers;

/// <summary>Puts an event together for a reader: annotations of the service, the sections as they were sent, the body.</summary>
internal static class EventEncoder
{
    // Heads of sections and maps, names, numbers: more than there can be.
    private const int Overhead = 320;

    /// <summary>The message.</summary>
    /// <param name="item">The event.</param>
    /// <param name="newest">The newest event of the partition, when the reader asked for it.</param>
    /// <param name="now">The hub's time, in Unix milliseconds.</param>
    public static ArraySegment<byte> Encode(StoredEvent item, LogTail? newest, long now)
    {
        var own = new OwnAnnotations(item.Sections.Span);
        var bytes =
            new byte[Overhead + item.Sections.Length + item.Body.Length + MostBytes(item.PartitionKey) + MostBytes(item.Publisher)];
        var writer = new AmqpWriter(bytes);
        if (newest is { } tail)
        {
            WriteMetrics(ref writer, tail, now);
        }

        WriteAnnotations(ref writer, item, own);
        writer.Raw(own.Rest);
        if (item.IsRawBody)
        {
            writer.Raw(item.Body.Span);
        }
        else
        {
            writer.Section(SectionCode.Data);
            writer.Binary(item.Body.Span);
        }

        return new ArraySegment<byte>(bytes, 0, writer.Length);
    }

    private static int MostBytes(string? text) => text is null ? 0 : text.Length * 3;

    private static void WriteAnnotations(ref AmqpWriter writer, StoredEvent item, OwnAnnotations own)
    {
        writer.Section(SectionCode.MessageAnnotations);
        var map = writer.BeginMap();
        var pairs = 3 + own.Count;
        writer.Symbol(AnnotationName.SequenceNumber);
        writer.Long(item.SequenceNumber);
        writer.Symbol(AnnotationName.Offset);
        writer.Digits(item.Offset);
        writer.Symbol(AnnotationName.EnqueuedTime);
        writer.Timestamp(item.EnqueuedMs);
        if (item.PartitionKey is { } key)
        {
            writer.Symbol(AnnotationName.PartitionKey);
            writer.Text(key);
            pairs++;
        }

        if (item.Publisher is { } publisher)
        {
            writer.Symbol(AnnotationName.Publisher);
            writer.Text(publisher);
            pairs++;
        }

        writer.Raw(own.Pairs);
        writer.EndMap(map, pairs);
    }

    private static void WriteMetrics(ref AmqpWriter writer, LogTail newest, long now)
    {
        writer.Section(SectionCode.DeliveryAnnotations);
        var map = writer.BeginMap();
        writer.Symbol("last_enqueued_sequence_number"u8);
        writer.Long(newest.SequenceNumber);
        writer.Symbol("last_enqueued_offset"u8);
        writer.Digits(newest.Offset);
        writer.Symbol("last_enqueued_time_utc"u8);
        writer.Timestamp(newest.EnqueuedMs);
        writer.Symbol("runtime_info_retrieval_time_utc"u8);
        writer.Timestamp(now);
        writer.EndMap(map, 4);
    }
}
