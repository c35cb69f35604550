using System.Diagnostics.Metrics;

namespace TelemetryGen.Server.Outputs.Metrics;

/// <summary>The distribution of the values.</summary>
internal sealed class HistogramInstrument(Meter meter, FieldMetric field, bool bySender) : FieldInstrument
{
    private const int Buckets = 20;

    private readonly Histogram<double> _histogram = meter.CreateHistogram(field.Name, field.Unit, null, null, Advice(field));

    public override void Record(SenderValues sender, int metric, double value, bool isNewest) =>
        _histogram.Record(value, bySender ? sender.Tags : []);

    // The buckets that an exporter takes without advice are for milliseconds.
    private static InstrumentAdvice<double>? Advice(FieldMetric field) => double.IsNaN(field.Minimum)
        ? null
        : new()
        {
            HistogramBucketBoundaries =
            [
                .. Enumerable.Range(1, Buckets - 1).Select(i => field.Minimum + (field.Maximum - field.Minimum) * i / Buckets),
            ],
        };
}
