namespace TelemetryGen.LocalHub.Store;

/// <summary>
/// Throughput units as Event Hubs counts what comes in: a unit is 1,000 events and 1 MB (1,000,000 bytes) a second (Azure documentation,
/// "Throughput units"). What is above it in one publication is taken and paid for before the next.
/// </summary>
internal sealed class ThroughputMeter(int units, TimeProvider clock)
{
    private const double EventsOfUnit = 1000;
    private const double BytesOfUnit = 1_000_000;

    private readonly Lock _gate = new();
    private readonly double _maxEvents = units * EventsOfUnit;
    private readonly double _maxBytes = units * BytesOfUnit;
    private double _events = units * EventsOfUnit;
    private double _bytes = units * BytesOfUnit;
    private long _last = clock.GetTimestamp();

    /// <summary>Whether a publication may pass now.</summary>
    public bool TryTake(int events, long bytes)
    {
        lock (_gate)
        {
            var now = clock.GetTimestamp();
            var seconds = clock.GetElapsedTime(_last, now).TotalSeconds;
            _last = now;
            _events = Math.Min(_maxEvents, _events + (seconds * _maxEvents));
            _bytes = Math.Min(_maxBytes, _bytes + (seconds * _maxBytes));
            if (_events <= 0 || _bytes <= 0)
            {
                return false;
            }

            _events -= events;
            _bytes -= bytes;
            return true;
        }
    }
}
