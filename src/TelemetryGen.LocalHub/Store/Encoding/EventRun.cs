namespace TelemetryGen.LocalHub.Store.Encoding;

/// <summary>
/// The events of one publication for one partition, encoded before they wait for the writer: what is left to it is to number them.
/// </summary>
/// <param name="Log">The partition.</param>
/// <param name="Count">How many events.</param>
/// <param name="Events">As in a block; see <see cref="BlockWriter"/>.</param>
internal sealed record EventRun(PartitionLog Log, int Count, ReadOnlyMemory<byte> Events)
{
    /// <summary>A run for each partition that the publication has events for, in the order of its first event.</summary>
    public static IReadOnlyList<EventRun> Of(Publication publication)
    {
        var events = publication.Events;
        var first = events[0].Partition;
        return events.All(item => item.Partition == first)
            ? [Encode(publication.Hub.Logs[first], events)]
            : [.. events.GroupBy(static item => item.Partition).Select(group => Encode(publication.Hub.Logs[group.Key], [.. group]))];
    }

    private static EventRun Encode(PartitionLog log, IReadOnlyList<NewEvent> events)
    {
        var heads = new HeadTable();
        var writer = new ByteWriter(events.Sum(static item => item.Body.Length + item.Sections.Length + 16));
        foreach (var item in events)
        {
            var head = EventHead.Create(item.Publisher, item.PartitionKey, item.Sections, item.IsRawBody);
            BlockWriter.WriteEvent(writer, heads, head, item.Body.Span, EventHead.Checksum(head, item.Body.Span));
        }

        return new EventRun(log, events.Count, writer.ToArray());
    }
}
