namespace TelemetryGen.EventHubs;

/// <summary>
/// What the delays of a sender's records tell of its clock: a delay is the clock's error, plus the way, plus how long a record waited.
/// The smallest of the last ones had the shortest wait, so it is taken for the error; what a record has above it is its lag. A board that
/// has only sent what it kept over an outage looks slow until its first fresh record.
/// </summary>
/// <param name="kept">How many of the last delays are looked at, at least 1.</param>
public sealed class ClockEstimate(int kept = 64)
{
    private readonly TimeSpan[] _delays = new TimeSpan[kept];
    private long _count;

    /// <summary>How far the sender's clock is behind the hub's; negative when it is ahead. Null before its first record.</summary>
    public TimeSpan? Behind => _count == 0 ? null : _delays.AsSpan(0, (int)Math.Min(_count, kept)).ToArray().Min();

    /// <summary>How much later the last record came than the quickest. Null before the first.</summary>
    public TimeSpan? Lag => _count == 0 ? null : _delays[(_count - 1) % kept] - Behind;

    /// <summary>One more event.</summary>
    /// <param name="enqueued">When the hub took it, by its clock.</param>
    /// <param name="taken">The newest timestamp in it, by the sender's clock.</param>
    public void Add(DateTimeOffset enqueued, DateTimeOffset taken) => _delays[_count++ % kept] = enqueued - taken;
}
