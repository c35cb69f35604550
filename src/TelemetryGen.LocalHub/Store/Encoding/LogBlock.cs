namespace TelemetryGen.LocalHub.Store.Encoding;

/// <summary>Consecutive events of a partition, encoded.</summary>
/// <param name="FirstSequence">Number of the first.</param>
/// <param name="Count">How many.</param>
/// <param name="LastPosition">Position of the last, which is the highest.</param>
/// <param name="MaxEnqueuedMs">The latest of their enqueued times, in Unix milliseconds. A clock that was set back makes it another than
/// the last's.</param>
/// <param name="Data">The bytes; see <see cref="BlockWriter"/>.</param>
internal sealed record LogBlock(long FirstSequence, int Count, long LastPosition, long MaxEnqueuedMs, byte[] Data)
{
    public long NextSequence => FirstSequence + Count;
}

/// <summary>An event in a block.</summary>
internal readonly record struct BlockEvent(
    long SequenceNumber, long Position, long EnqueuedMs, EventHead Head, ReadOnlyMemory<byte> Body, uint Checksum)
{
    /// <summary>Head and body are what was sent.</summary>
    public bool IsIntact => Head.Checksum(Body.Span) == Checksum;
}
