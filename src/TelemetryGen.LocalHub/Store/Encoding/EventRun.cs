namespace TelemetryGen.LocalHub.Store.Encoding;

/// <summary>
/// Events of one publication for one partition, encoded before they wait for the writer: what is left to it is to number them. Of a large
/// publication a run is cut where a block would end, so that it needs no second encoding when it moves from the journal.
/// </summary>
/// <param name="Log">The partition.</param>
/// <param name="Count">How many events.</param>
/// <param name="Events">As in a block; see <see cref="BlockWriter"/>.</param>
internal sealed record EventRun(PartitionLog Log, int Count, ReadOnlyMemory<byte> Events)
{
    /// <summary>Runs for each partition that the publication has events for, in the order of its first event.</summary>
    public static IReadOnlyList<EventRun> Of(Publication publication)
    {
        var events = publication.Events;
        var first = events[0].Partition;
        return events.All(item => item.Partition == first)
            ? Encode(publication.Hub.Logs[first], events)
            : [.. events.GroupBy(static item => item.Partition).SelectMany(group => Encode(publication.Hub.Logs[group.Key], [.. group]))];
    }

    private static List<EventRun> Encode(PartitionLog log, IReadOnlyList<NewEvent> events)
    {
        var runs = new List<EventRun>(1);
        var heads = new HeadTable();
        var writer = new ByteWriter(Math.Min(
            events.Sum(static item => item.Body.Length + item.Sections.Length + 16), BlockWriter.BlockBytes + 1024));
        var count = 0;
        foreach (var item in events)
        {
            var head = EventHead.Create(item.Publisher, item.PartitionKey, item.Sections, item.IsRawBody);
            BlockWriter.WriteEvent(writer, heads, head, item.Body.Span, EventHead.Checksum(head, item.Body.Span));
            count++;
            if (writer.Length >= BlockWriter.BlockBytes)
            {
                runs.Add(new EventRun(log, count, writer.ToArray()));
                (heads, count) = (new HeadTable(), 0);
                writer.Clear();
            }
        }

        if (count > 0)
        {
            runs.Add(new EventRun(log, count, writer.ToArray()));
        }

        return runs;
    }
}
