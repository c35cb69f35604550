using TelemetryGen.Server.Pipeline;

namespace TelemetryGen.Server.Diagnostics;

/// <summary>The numbers of one partition.</summary>
/// <param name="schema">The schema that is read.</param>
/// <param name="partitionId">The partition.</param>
internal sealed class PartitionMetrics(string schema, string partitionId)
{
    private readonly long[] _events = new long[Enum.GetValues<EventOutcome>().Length];
    private double _lag;

    public string Schema { get; } = schema;

    public string PartitionId { get; } = partitionId;

    /// <summary>Seconds from when the last event was stored by the hub to when it had been processed here.</summary>
    public double Lag => Volatile.Read(ref _lag);

    public long Events(EventOutcome outcome) => Volatile.Read(ref _events[(int)outcome]);

    public void AddEvent(EventOutcome outcome) => Interlocked.Increment(ref _events[(int)outcome]);

    public void SetPosition(in TelemetryEvent last, DateTimeOffset now) =>
        Volatile.Write(ref _lag, Math.Max(0, (now - last.EnqueuedTime).TotalSeconds));
}
