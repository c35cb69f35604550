using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace TelemetryGen.Server.Outputs.Metrics;

/// <summary>The instruments of a schema's fields.</summary>
internal sealed class FieldMetricOutput(Meter meter, MetricOptions options, ILogger logger, TimeProvider clock) : IRecordOutput
{
    public IRecordBatchHandler<TRecord>? CreateHandler<TRecord>()
        where TRecord : IBatchRow<TRecord>
    {
        var fields = TRecord.GetMetrics();
        return fields.Length == 0
            ? null
            : new FieldMetricHandler<TRecord>(
                [.. fields.Select(Create)], new SenderTable(TRecord.Name, fields.Length, options, logger, clock));
    }

    private FieldInstrument Create(FieldMetric field) => field.Kind switch
    {
        MetricKind.Gauge => options.BySender ? new GaugeInstrument(meter, field) : new LastGaugeInstrument(meter, field),
        MetricKind.Counter => options.BySender ? new CounterInstrument(meter, field) : new SumInstrument(meter, field),
        _ => new HistogramInstrument(meter, field, options.BySender),
    };
}
