using TelemetryGen.Schema;

namespace TelemetryGen.LocalHub.Page.Watching;

/// <summary>Stored events to what the page keeps of them, by the interpreter that `telemetrygen decode` has.</summary>
internal sealed class EventDecoder(SchemaSpec? schema)
{
    /// <summary>What stands for the publisher of an event that has neither one nor a key.</summary>
    public const string NoPublisher = "(no publisher)";

    private readonly MessageReader? _reader = schema is null ? null : new MessageReader(schema);

    public WatchedEvent Decode(StoredEvent item)
    {
        var watched = new WatchedEvent
        {
            Position = item.Position,
            Partition = item.Partition,
            SequenceNumber = item.SequenceNumber,
            EnqueuedTime = item.EnqueuedTime,
            Publisher = item.Publisher ?? item.PartitionKey ?? NoPublisher,
            Size = item.Body.Length,
            Preview = BodyPreview.Of(item.Body.Span),
        };
        if (_reader is null)
        {
            return watched;
        }

        try
        {
            var records = _reader.ReadEvent(item.Body.ToArray());
            return watched with { Records = records, NewestTimestamp = records.Max(TimestampOf) };
        }
        catch (MessageFormatException error)
        {
            return watched with { Problem = error.Message };
        }
    }

    /// <summary>When a record was taken, by its own first timestamp; null without one.</summary>
    public static DateTimeOffset? TimestampOf(MessageValues record) =>
        record.Fields.FirstOrDefault(f => f.Field.Kind == FieldKind.Timestamp)?.Value as DateTimeOffset?;
}
