using System.Diagnostics.Metrics;

namespace TelemetryGen.LocalHub.Diagnostics;

/// <summary>What the hub measures of itself, under the meter <see cref="LocalHub.MeterName"/>; docs/local-hub.md lists it.</summary>
internal sealed class HubMetrics : IDisposable
{
    private readonly Meter _meter = new(LocalHub.MeterName);
    private readonly Counter<long> _events;
    private readonly Counter<long> _bytes;
    private readonly Counter<long> _refusals;
    private readonly Histogram<double> _commits;

    public HubMetrics()
    {
        _events = _meter.CreateCounter<long>("telemetrygen.hub.events", "{event}", "Events that were stored.");
        _bytes = _meter.CreateCounter<long>("telemetrygen.hub.bytes", "By", "Bytes of those events, as they are stored.");
        _refusals = _meter.CreateCounter<long>("telemetrygen.hub.refusals", "{request}", "Requests over HTTPS that were refused, by code.");
        _commits = _meter.CreateHistogram<double>("telemetrygen.hub.commit.duration", "s", "Time of a commit to the disk.");
    }

    /// <summary>Measured when it is asked for: the size of events.db and the connections.</summary>
    public void Observe(Func<long> storeBytes, Func<int> connections)
    {
        _meter.CreateObservableGauge("telemetrygen.hub.store.size", storeBytes, "By", "Size of events.db.");
        _meter.CreateObservableUpDownCounter("telemetrygen.hub.connections", connections, "{connection}", "Open connections.");
    }

    public void Committed(int events, long bytes, TimeSpan time)
    {
        _events.Add(events);
        _bytes.Add(bytes);
        _commits.Record(time.TotalSeconds);
    }

    public void Refused(int code) => _refusals.Add(1, new KeyValuePair<string, object?>("code", code));

    public void Dispose() => _meter.Dispose();
}
