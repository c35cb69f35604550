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
    private readonly Counter<long> _forwarded;
    private readonly Counter<long> _forwardRefusals;

    public HubMetrics()
    {
        _events = _meter.CreateCounter<long>("telemetrygen.hub.events", "{event}", "Events that were stored.");
        _bytes = _meter.CreateCounter<long>("telemetrygen.hub.bytes", "By", "Bytes of those events, as they are stored.");
        _refusals = _meter.CreateCounter<long>("telemetrygen.hub.refusals", "{request}", "Requests over HTTPS that were refused, by code.");
        _commits = _meter.CreateHistogram<double>("telemetrygen.hub.commit.duration", "s", "Time of a commit to the disk.");
        _forwarded = _meter.CreateCounter<long>("telemetrygen.hub.forward.sent", "{event}", "Events that the hub above took.");
        _forwardRefusals = _meter.CreateCounter<long>(
            "telemetrygen.hub.forward.refused", "{event}", "Events that the hub above refused for good.");
    }

    /// <summary>Measured when it is asked for: the size of events.db and the connections.</summary>
    public void Observe(Func<long> storeBytes, Func<int> connections)
    {
        _meter.CreateObservableGauge("telemetrygen.hub.store.size", storeBytes, "By", "Size of events.db.");
        _meter.CreateObservableUpDownCounter("telemetrygen.hub.connections", connections, "{connection}", "Open connections.");
    }

    /// <summary>Measured when it is asked for: by hub, the events that are not forwarded yet.</summary>
    public void ObserveForwarding(Func<IEnumerable<Measurement<long>>> lag) => _meter.CreateObservableGauge(
        "telemetrygen.hub.forward.lag", lag, "{event}", "Events that are stored here and not acknowledged by the hub above.");

    public void Forwarded(string hub, int events) => _forwarded.Add(events, new KeyValuePair<string, object?>("hub", hub));

    public void ForwardRefused(string hub, int events) => _forwardRefusals.Add(events, new KeyValuePair<string, object?>("hub", hub));

    public void Committed(int events, long bytes, TimeSpan time)
    {
        _events.Add(events);
        _bytes.Add(bytes);
        _commits.Record(time.TotalSeconds);
    }

    public void Refused(int code) => _refusals.Add(1, new KeyValuePair<string, object?>("code", code));

    public void Dispose() => _meter.Dispose();
}
