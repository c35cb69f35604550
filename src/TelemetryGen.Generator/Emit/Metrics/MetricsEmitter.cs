using TelemetryGen.Generator.CSharp;
using TelemetryGen.Generator.Emit.Common;
using TelemetryGen.Generator.Models;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Emit.Metrics;

/// <summary>What a server asks of a record without knowing its fields: its metrics and its time.</summary>
internal static class MetricsEmitter
{
    public static void Emit(SourceWriter writer, CodecSpec codec)
    {
        var name = codec.Message.Name;
        if (codec.Message.LiveFields.FirstOrDefault(f => f.Kind == FieldKind.Timestamp) is { } time)
        {
            writer.Line().Line(
                $"static global::System.DateTimeOffset? ITelemetryMessage<{name}>.GetTime(in {name} record) => "
                    + $"record.{Identifiers.Escape(time.Name)};");
        }

        var metrics = MetricField.Of(codec.Message).ToList();
        if (metrics.Count == 0)
        {
            return;
        }

        writer.Line()
            .Line($"static FieldMetric[] ITelemetryMessage<{name}>.GetMetrics() => new[]")
            .Line("{")
            .Indented(() =>
            {
                foreach (var metric in metrics)
                {
                    writer.Line($"FieldMetric.{metric.Field.Metric!.Kind}({string.Join(", ", Arguments(metric, codec))}),");
                }
            })
            .Line("};")
            .Line()
            .Block($"static void ITelemetryMessage<{name}>.ReadMetrics(in {name} record, Span<double> values)", () =>
            {
                for (var i = 0; i < metrics.Count; i++)
                {
                    writer.Line($"values[{i}] = {Value(metrics[i], codec.Record)};");
                }
            });
    }

    private static IEnumerable<string> Arguments(MetricField metric, CodecSpec codec)
    {
        yield return Literals.Constant(metric.GetName(codec.Schema.Name, codec.Message));
        yield return metric.Unit is { } unit ? Literals.Constant(unit) : "null";
        if (metric.Bounds is var (minimum, maximum))
        {
            yield return Literals.Constant(minimum);
            yield return Literals.Constant(maximum);
        }
    }

    private static string Value(MetricField metric, RecordSpec record)
    {
        var path = "record";
        foreach (var field in metric.Path)
        {
            path += $".{Identifiers.Escape(field.Name)}";
            record = field.NestedRecord is null ? record : record.GetNestedRecord(field);
        }

        var isNullable = IsNullable(metric, record);
        return metric.Field.Kind switch
        {
            FieldKind.Boolean when isNullable => $"{path} switch {{ true => 1, false => 0, null => double.NaN }}",
            FieldKind.Boolean => $"{path} ? 1 : 0",
            FieldKind.Duration when isNullable => $"{path}?.TotalSeconds ?? double.NaN",
            FieldKind.Duration => $"{path}.TotalSeconds",
            _ when FieldValue.IsDecimal(record.GetMember(metric.Field)) =>
                isNullable ? $"(double?){path} ?? double.NaN" : $"(double){path}",
            _ => isNullable ? $"{path} ?? double.NaN" : path,
        };
    }

    private static bool IsNullable(MetricField metric, RecordSpec record) =>
        record.GetMember(metric.Field).Type.EndsWith("?", StringComparison.Ordinal);
}
