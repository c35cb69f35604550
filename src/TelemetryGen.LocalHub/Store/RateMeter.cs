namespace TelemetryGen.LocalHub.Store;

/// <summary>How many bytes pass in a second, over the last full ten.</summary>
internal sealed class RateMeter(TimeProvider clock)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private long _start = clock.GetTimestamp();
    private long _bytes;
    private long _perSecond;

    public long PerSecond
    {
        get
        {
            lock (_gate)
            {
                Turn();
                return _perSecond;
            }
        }
    }

    public void Add(long bytes)
    {
        lock (_gate)
        {
            Turn();
            _bytes += bytes;
        }
    }

    private void Turn()
    {
        var elapsed = clock.GetElapsedTime(_start);
        if (elapsed >= Window)
        {
            // After a longer silence what was before it is spread over all of it.
            _perSecond = (long)(_bytes / elapsed.TotalSeconds);
            _bytes = 0;
            _start = clock.GetTimestamp();
        }
    }
}
