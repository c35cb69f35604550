using System.Runtime.CompilerServices;
using TelemetryGen.LocalHub.Page.Watching;
using TelemetryGen.Schema;

namespace TelemetryGen.LocalHub.Page.Exporting;

/// <summary>A record with the event it came in.</summary>
/// <param name="Event">The event.</param>
/// <param name="Publisher">Its publisher or key; "" without one.</param>
/// <param name="Row">Its place in a batch, from 0.</param>
/// <param name="Values">The record; null when the event is not decoded.</param>
internal sealed record ExportedRecord(StoredEvent Event, string Publisher, int Row, MessageValues? Values);

/// <summary>Reads what is stored now, and ends.</summary>
internal static class StoredRecords
{
    public static async IAsyncEnumerable<ExportedRecord> ReadAsync(
        LocalHub hub, string name, SchemaSpec? schema, ExportQuery query, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var reader = schema is null ? null : new MessageReader(schema);
        await foreach (var item in EventsAsync(hub, name, query.Events, cancellation))
        {
            var publisher = item.Publisher ?? item.PartitionKey ?? "";
            if (query.Publisher is not null && query.Publisher != publisher
                && !(publisher.Length == 0 && query.Publisher == EventDecoder.NoPublisher))
            {
                continue;
            }

            var records = Decode(reader, item);
            if (records is null && query.Message is null)
            {
                yield return new(item, publisher, 0, null);
            }

            for (var row = 0; row < records?.Count; row++)
            {
                if (query.Message is null || query.Message == records[row].Message.Name)
                {
                    yield return new(item, publisher, row, records[row]);
                }
            }
        }
    }

    private static async IAsyncEnumerable<StoredEvent> EventsAsync(
        LocalHub hub, string name, int events, [EnumeratorCancellation] CancellationToken cancellation)
    {
        // The end of each partition now: a reader waits for more, and an export does not.
        var after = Math.Max(0, hub.LastPosition - events);
        var open = hub.Store.Hubs[name].Logs.Where(log => log.SequenceAfterPosition(after) < log.NextSequence)
            .ToDictionary(log => log.Partition, log => log.NextSequence - 1);
        if (open.Count == 0)
        {
            yield break;
        }

        await foreach (var item in hub.ReadAsync(name, after, cancellation))
        {
            if (item.SequenceNumber <= open.GetValueOrDefault(item.Partition, -1))
            {
                yield return item;
            }

            if (item.SequenceNumber >= open.GetValueOrDefault(item.Partition, long.MaxValue) && open.Remove(item.Partition)
                && open.Count == 0)
            {
                yield break;
            }
        }
    }

    private static IReadOnlyList<MessageValues>? Decode(MessageReader? reader, StoredEvent item)
    {
        try
        {
            return reader?.ReadEvent(item.Body.ToArray());
        }
        catch (MessageFormatException)
        {
            // Exported as the bytes that it is.
            return null;
        }
    }
}
