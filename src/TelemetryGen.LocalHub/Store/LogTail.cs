namespace TelemetryGen.LocalHub.Store;

/// <summary>The newest event of a partition.</summary>
internal readonly record struct LogTail(long SequenceNumber, long EnqueuedMs)
{
    public long Offset => EventOffset.Of(SequenceNumber);
}
