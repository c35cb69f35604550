using System.Diagnostics.Metrics;

namespace TelemetryGen.Server.Tests.Fixtures;

/// <summary>What the instruments of one server's meters say.</summary>
internal sealed class Measurements : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly List<(string Name, string Tags, double Value)> _all = [];

    public Measurements(IServiceProvider services, string meter)
    {
        var factory = services.GetService(typeof(IMeterFactory));
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == meter && instrument.Meter.Scope == factory)
            {
                Instruments[instrument.Name] = instrument;
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<double>((i, value, tags, _) => Add(i, value, tags));
        _listener.SetMeasurementEventCallback<long>((i, value, tags, _) => Add(i, value, tags));
        _listener.Start();
    }

    public Dictionary<string, Instrument> Instruments { get; } = [];

    /// <summary>Asks the observable ones, and gives all that came since the last time: name, tags as <c>a=1,b=2</c>, value.</summary>
    public IReadOnlyList<(string Name, string Tags, double Value)> Collect()
    {
        _listener.RecordObservableInstruments();
        lock (_all)
        {
            var all = _all.Order().ToList();
            _all.Clear();
            return all;
        }
    }

    public void Dispose() => _listener.Dispose();

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        lock (_all)
        {
            _all.Add((instrument.Name, string.Join(",", tags.ToArray().Select(t => $"{t.Key}={t.Value}")), value));
        }
    }
}
