namespace TelemetryGen.LocalHub.Connections;

/// <summary>Counts what may happen a thousand times a second and is told once in ten seconds: a log must not be what an attacker fills.</summary>
internal sealed class Tally(TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private long? _told;
    private long _untold;

    /// <summary>Counts one more.</summary>
    /// <returns>How many there were since the last were told, when it is time to tell; 0 when it is not.</returns>
    public long Add()
    {
        lock (_gate)
        {
            _untold++;
            if (_told is { } last && clock.GetElapsedTime(last) < Pause)
            {
                return 0;
            }

            _told = clock.GetTimestamp();
            var count = _untold;
            _untold = 0;
            return count;
        }
    }
}
