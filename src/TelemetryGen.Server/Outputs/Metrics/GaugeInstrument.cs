using System.Diagnostics.Metrics;

namespace TelemetryGen.Server.Outputs.Metrics;

/// <summary>The last value of each sender.</summary>
internal sealed class GaugeInstrument(Meter meter, FieldMetric field) : FieldInstrument
{
    public override void Observe(SenderTable senders, int metric) => meter.CreateObservableGauge(
        field.Name,
        () => senders.Live.Where(s => !double.IsNaN(s.Value(metric))).Select(s => new Measurement<double>(s.Value(metric), s.Tags)),
        field.Unit);

    public override void Record(SenderValues sender, int metric, double value, bool isNewest)
    {
        if (isNewest)
        {
            sender.SetValue(metric, value);
        }
    }
}
