namespace TelemetryGen.LocalHub.Page.Watching;

/// <summary>Events a second, for the last five minutes, from a counter that is asked once a second.</summary>
internal sealed class RateHistory
{
    private readonly Ring<(double Time, double Rate)> _rates = new(300);
    private DateTimeOffset _at;
    private long _count;

    /// <summary>Begins anew: what came in while nobody looked belongs to no second.</summary>
    public void Start(DateTimeOffset now, long count) => (_at, _count) = (now, count);

    public void Add(DateTimeOffset now, long count)
    {
        var seconds = (now - _at).TotalSeconds;
        if (seconds > 0)
        {
            _rates.Add((now.ToUnixTimeMilliseconds() / 1000.0, Math.Max(0, count - _count) / seconds));
            Start(now, count);
        }
    }

    public (double Time, double Rate)[] After(double time) => [.. _rates.From(0).Where(r => r.Time > time)];
}
