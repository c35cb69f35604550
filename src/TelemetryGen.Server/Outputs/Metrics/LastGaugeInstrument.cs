using System.Diagnostics.Metrics;

namespace TelemetryGen.Server.Outputs.Metrics;

/// <summary>The value of the last record, whoever sent it.</summary>
internal sealed class LastGaugeInstrument(Meter meter, FieldMetric field) : FieldInstrument
{
    private readonly Gauge<double> _gauge = meter.CreateGauge<double>(field.Name, field.Unit);

    public override void Record(SenderValues sender, int metric, double value, bool isNewest) => _gauge.Record(value);
}
