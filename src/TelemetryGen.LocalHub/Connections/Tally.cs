namespace TelemetryGen.LocalHub.Connections;

/// <summary>
/// Counts what may happen a thousand times a second and is told once in ten seconds, and at the end: a log must not be what an attacker
/// fills, and leaves nothing out.
/// </summary>
internal sealed class Tally(TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private long? _told;
    private long _untold;
    private Action<long>? _tell;
    private ITimer? _timer;

    /// <summary>Counts one more.</summary>
    /// <param name="tell">Tells how many there were since the last time; called now or later, the last one that was given.</param>
    public void Add(Action<long> tell)
    {
        lock (_gate)
        {
            _untold++;
            _tell = tell;
            if (_told is { } last && Pause - clock.GetElapsedTime(last) is var rest && rest > TimeSpan.Zero)
            {
                _timer ??= clock.CreateTimer(static state => ((Tally)state!).Tell(), this, rest, Timeout.InfiniteTimeSpan);
                return;
            }
        }

        Tell();
    }

    /// <summary>Tells what was not told yet.</summary>
    public void Dispose() => Tell();

    private void Tell()
    {
        Action<long> tell;
        long count;
        lock (_gate)
        {
            _timer?.Dispose();
            _timer = null;
            if (_untold == 0)
            {
                return;
            }

            (tell, count) = (_tell!, _untold);
            (_told, _untold) = (clock.GetTimestamp(), 0);
        }

        tell(count);
    }
}
