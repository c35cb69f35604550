using System.Diagnostics.Metrics;

namespace TelemetryGen.Server.Outputs.Metrics;

/// <summary>A running total of each sender, which goes on where the device begins anew.</summary>
internal sealed class CounterInstrument(Meter meter, FieldMetric field) : FieldInstrument
{
    public override void Observe(SenderTable senders, int metric) => meter.CreateObservableCounter(
        field.Name,
        () => senders.Live.Where(s => !double.IsNaN(s.Value(metric))).Select(s => new Measurement<double>(s.Total(metric), s.Tags)),
        field.Unit);

    public override void Record(SenderValues sender, int metric, double value, bool isNewest)
    {
        if (isNewest)
        {
            sender.SetTotal(metric, value);
        }
    }
}
