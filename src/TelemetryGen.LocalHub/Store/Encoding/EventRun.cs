namespace TelemetryGen.LocalHub.Store.Encoding;

/// <summary>
/// Events of one publication for one partition, encoded before they wait for the writer: what is left to it is to number them. Of a large
/// publication a run is cut where a block would end, so that it needs no second encoding when it moves from the journal. A single event is
/// without its head, since the block to which the writer adds it may have that already.
/// </summary>
/// <param name="Log">The partition.</param>
/// <param name="Count">How many events.</param>
/// <param name="Head">Of a single event; null when the heads are among the bytes.</param>
/// <param name="Events">As in a block; see <see cref="BlockWriter"/>.</param>
internal sealed record EventRun(PartitionLog Log, int Count, EventHead? Head, ReadOnlyMemory<byte> Events)
{
    /// <summary>A single event.</summary>
    public static EventRun Single(PartitionLog log, in NewEvent item)
    {
        var head = EventHead.Create(item.Publisher, item.PartitionKey, item.Sections, item.IsRawBody);
        var bytes = new ByteWriter(BlockWriter.LengthOfBody(item.Body.Length));
        BlockWriter.WriteBody(bytes, item.Body.Span, head.Checksum(item.Body.Span));
        return new EventRun(log, 1, head, bytes.Memory);
    }

    /// <summary>Bytes of the events in a block of their own.</summary>
    public int Length { get; } = Events.Length + (Head is null ? 0 : BlockWriter.LengthOfNew(Head));
}
