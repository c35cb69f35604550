namespace TelemetryGen.LocalHub.Page.Watching;

/// <summary>
/// What the delays of a publisher's records tell of its clock: a delay is the clock's error, plus the way, plus how long a record waited.
/// The smallest of the last ones had the shortest wait, so it is taken for the error; what a record has above it is its lag. A board that
/// has only sent what it kept over an outage looks slow until its first fresh record.
/// </summary>
internal sealed class ClockEstimate
{
    private const int Kept = 64;

    private readonly Ring<TimeSpan> _delays = new(Kept);

    /// <summary>How far the publisher's clock is behind the hub's; negative when it is ahead. Null before its first record.</summary>
    public TimeSpan? Behind => _delays.Next == 0 ? null : _delays.From(0).Min();

    /// <summary>How much later the last record came than the quickest.</summary>
    public TimeSpan? Lag => _delays.Next == 0 ? null : _delays.Last - Behind;

    /// <param name="enqueued">When the hub took the event, by its clock.</param>
    /// <param name="taken">The newest timestamp in it, by the publisher's clock.</param>
    public void Add(DateTimeOffset enqueued, DateTimeOffset taken) => _delays.Add(enqueued - taken);
}
