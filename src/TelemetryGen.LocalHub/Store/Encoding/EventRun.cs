namespace TelemetryGen.LocalHub.Store.Encoding;

/// <summary>
/// Events of one publication for one partition, encoded before they wait for the writer: what is left to it is to number them. Of a large
/// publication a run is cut where a block would end, so that it needs no second encoding when it moves from the journal.
/// </summary>
/// <param name="Log">The partition.</param>
/// <param name="Count">How many events.</param>
/// <param name="Events">As in a block; see <see cref="BlockWriter"/>.</param>
internal sealed record EventRun(PartitionLog Log, int Count, ReadOnlyMemory<byte> Events);
