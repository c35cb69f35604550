using System.Diagnostics.Metrics;

namespace TelemetryGen.Server.Outputs.Metrics;

/// <summary>The running totals of all senders together: what each has more than when it was first seen.</summary>
internal sealed class SumInstrument(Meter meter, FieldMetric field) : FieldInstrument
{
    private readonly Counter<double> _counter = meter.CreateCounter<double>(field.Name, field.Unit);

    public override void Record(SenderValues sender, int metric, double value, bool isNewest)
    {
        if (isNewest && sender.SetTotal(metric, value) is > 0 and var more)
        {
            _counter.Add(more);
        }
    }
}
